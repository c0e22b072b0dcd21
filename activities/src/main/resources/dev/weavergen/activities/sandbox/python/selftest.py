"""What a child tries at start-up. A tier is used only when every attempt fails, in the very process that will serve."""

import os
import socket
import sys

_BYTES_TOO_MANY = 2 << 30
_DISCARD_PORT = 9


def _open_outside():
    os.close(os.open("/etc/passwd", os.O_RDONLY))


def _list_root():
    os.listdir("/")


def _open_own_program():
    os.close(os.open(sys.executable, os.O_RDONLY))


def _write():
    path = "/tmp/weavergen-self-test-%d" % os.getpid()
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    os.unlink(path)


def _connect():
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as attempt:
        try:
            attempt.connect(("127.0.0.1", _DISCARD_PORT))
        except ConnectionError:
            return  # Somebody answered: the network is there.


def _fork():
    if os.fork() == 0:
        os._exit(0)


def _execute():
    os.execv(sys.executable, [sys.executable, "-c", ""])


def _signal_parent():
    os.kill(os.getppid(), 0)


def _take_memory():
    bytearray(_BYTES_TOO_MANY)


_ATTEMPTS = {
    "opening a file": _open_outside,
    "listing a folder": _list_root,
    "opening the interpreter": _open_own_program,
    "writing a file": _write,
    "using the network": _connect,
    "starting a process": _fork,
    "signalling the parent": _signal_parent,
    "taking 2 GiB": _take_memory,
    "executing a program": _execute,
}


def succeeded():
    """The names of the attempts that were not refused."""
    return [name for name, attempt in _ATTEMPTS.items() if not _is_refused(attempt)]


def _is_refused(attempt):
    try:
        attempt()
    except (OSError, MemoryError):
        return True
    return False
