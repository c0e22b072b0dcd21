# expect: contained
"""Takes processor time from the parent and from everybody of the same user."""
import ctypes
import os
import platform
import struct

LIBC = ctypes.CDLL(None, use_errno=True)
IOPRIO, SETATTR = (251, 314) if platform.machine() == "x86_64" else (30, 274)
IDLE = 5


def slows(target):
    yield "priority", lambda: os.setpriority(os.PRIO_PROCESS, target, 19)
    yield "group's priority", lambda: os.setpriority(os.PRIO_PGRP, 0, 19)
    yield "user's priority", lambda: os.setpriority(os.PRIO_USER, 0, 19)
    yield "affinity", lambda: os.sched_setaffinity(target, {0})
    yield "scheduler", lambda: os.sched_setscheduler(target, IDLE, os.sched_param(0))
    yield "parameters", lambda: os.sched_setparam(target, os.sched_param(0))
    yield "attributes", lambda: raw(SETATTR, target, struct.pack("IIQiIQQQ", 48, IDLE, 0, 0, 0, 0, 0, 0), 0)
    yield "disk priority", lambda: raw(IOPRIO, 1, target, 3 << 13)
    yield "user's disk priority", lambda: raw(IOPRIO, 3, os.getuid(), 3 << 13)


def raw(number, *arguments):
    if LIBC.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def attack():
    for target in (os.getppid(), int("@VICTIM@"), int("@WORKER@")):
        for name, slow in slows(target):
            try:
                slow()
                return f"ESCAPED: {name} of {target}"
            except OSError:
                continue
    return "contained"
