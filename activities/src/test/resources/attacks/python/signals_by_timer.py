# expect: contained
"""Asks timers and message queues to notify another process."""
import ctypes
import os
import platform
import struct

LIBC = ctypes.CDLL(None, use_errno=True)
CREATE = 222 if platform.machine() == "x86_64" else 107
THREAD_ID = 4
KILL = 9


def attack():
    timer = ctypes.c_int()
    for target in (os.getppid(), int("@VICTIM@"), int("@WORKER@")):
        event = struct.pack("Qiii", 0, KILL, THREAD_ID, target) + bytes(48)
        if LIBC.syscall(CREATE, 1, event, ctypes.byref(timer)) == 0:
            return f"ESCAPED: a timer signals {target}"
    return "contained"
