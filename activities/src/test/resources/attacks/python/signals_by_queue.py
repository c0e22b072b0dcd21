# expect: contained
"""Sends signals by the calls that stand beside kill: queued, to threads, by descriptors of processes."""
import ctypes
import os
import platform
import struct

LIBC = ctypes.CDLL(None, use_errno=True)
X86 = platform.machine() == "x86_64"
QUEUE, THREAD_QUEUE, TKILL, TGKILL = (129, 297, 200, 234) if X86 else (138, 240, 130, 131)
PIDFD_SEND, PIDFD_OPEN = 424, 434
SI_QUEUE = -1
KILL, NOTHING = 9, 0


def attack():
    parent = os.getppid()
    for target in (parent, int("@WORKER@"), int("@VICTIM@")):
        for number in (NOTHING, KILL):
            info = struct.pack("iiiiii", number, 0, SI_QUEUE, 0, os.getpid(), os.getuid()) + bytes(104)
            if LIBC.syscall(QUEUE, target, number, info) == 0:
                return f"ESCAPED: queued {number} to {target}"
            if LIBC.syscall(THREAD_QUEUE, target, target, number, info) == 0:
                return f"ESCAPED: queued {number} to thread {target}"
            if LIBC.syscall(TKILL, target, number) == 0 or LIBC.syscall(TGKILL, target, target, number) == 0:
                return f"ESCAPED: {number} to thread {target}"
        descriptor = LIBC.syscall(PIDFD_OPEN, target, 0)
        if descriptor >= 0:
            return f"ESCAPED: a descriptor of process {target}"
    for descriptor in range(64):
        if LIBC.syscall(PIDFD_SEND, descriptor, KILL, None, 0) == 0:
            return "ESCAPED: an inherited descriptor of a process"
    return "contained"
