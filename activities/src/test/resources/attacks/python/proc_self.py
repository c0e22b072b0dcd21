# expect: contained
"""Looks for secrets of the worker in the process's own corner of /proc, and writes to its memory."""
import os

MARK = b"-".join([b"canary", b"of", b"weavergen"])
NAMES = "environ cmdline maps mem status stat fd fdinfo cwd root exe io limits mountinfo task/self".split()


def reads(path):
    try:
        with open(path, "rb") as file:
            return file.read(1 << 16)
    except OSError:
        return b""


def attack():
    for owner in ("self", "thread-self", str(os.getpid())):
        for name in NAMES:
            if MARK in reads(f"/proc/{owner}/{name}"):
                return f"ESCAPED: a secret in /proc/{owner}/{name}"
        if reads(f"/proc/{owner}/root@SECRET_FILE@") or reads(f"/proc/{owner}/cwd/etc/passwd"):
            return "ESCAPED: outside by way of the root link"
    for name in ("oom_score_adj", "comm", "coredump_filter", "clear_refs", "setgroups", "uid_map", "timerslack_ns"):
        try:
            open("/proc/self/" + name, "w").write("0")
            return "ESCAPED: wrote /proc/self/" + name
        except OSError:
            continue
    return "contained"
