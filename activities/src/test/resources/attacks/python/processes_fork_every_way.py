# expect: contained
"""Starts a process by everything in the library that can."""
import multiprocessing
import os
import pty
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor

PROGRAMS = ["/bin/sh", "/usr/bin/python3", sys.executable or "/usr/bin/python3"]


def forked(fork):
    made = fork()
    process = made[0] if isinstance(made, tuple) else made
    if process == 0:
        os._exit(0)


def pooled():
    with ProcessPoolExecutor(1) as pool:
        pool.submit(os.getpid).result(1)


def multiprocessed(method):
    process = multiprocessing.get_context(method).Process(target=os.getpid)
    process.start()
    process.join(1)


def spawned(program):
    return os.posix_spawn(program, [program, "-c", "exit"], {})


def shelled():
    if os.system("exit 0") in (0, 256):
        raise AssertionError
    raise OSError


MEANS = {
    "fork": lambda: forked(os.fork),
    "forkpty": lambda: forked(os.forkpty),
    "pty": lambda: forked(pty.fork),
    "system": shelled,
    "popen": lambda: os.popen("exit").close(),
    "subprocess": lambda: subprocess.run(["/bin/sh", "-c", "exit"]),
    "shell": lambda: subprocess.run("exit", shell=True),
    "no vfork": lambda: subprocess.run(["/bin/sh"], preexec_fn=os.getpid),
    "spawnv": lambda: os.spawnv(os.P_NOWAIT, "/bin/sh", ["sh", "-c", "exit"]),
    "posix_spawn": lambda: [spawned(program) for program in PROGRAMS],
    "pool": pooled,
    "multiprocessing fork": lambda: multiprocessed("fork"),
    "multiprocessing spawn": lambda: multiprocessed("spawn"),
    "multiprocessing forkserver": lambda: multiprocessed("forkserver"),
}


def attack():
    for name, means in MEANS.items():
        try:
            means()
            return "ESCAPED: " + name
        except AssertionError:
            return "ESCAPED: a command ran"
        except Exception:
            continue
    return "contained"
