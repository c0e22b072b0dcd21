# expect: contained
"""Attaches to the parent as a debugger and reads its memory."""
import ctypes
import os
import platform
import struct

LIBC = ctypes.CDLL(None, use_errno=True)
X86 = platform.machine() == "x86_64"
PTRACE, READ, WRITE, KCMP, PERF = (101, 310, 311, 312, 298) if X86 else (117, 270, 271, 272, 241)
MADVISE, PIDFD_GETFD, MOVE_PAGES, ROBUST = (440, 438, 279, 274) if X86 else (440, 438, 239, 100)
TRACE_ME, ATTACH, SEIZE = 0, 16, 0x4206


def attack():
    buffer = ctypes.create_string_buffer(64)
    local = struct.pack("QQ", ctypes.addressof(buffer), 64)
    for target in (os.getppid(), int("@VICTIM@"), int("@WORKER@"), 1):
        remote = struct.pack("QQ", id(None), 64)
        attempts = {
            "attach": (PTRACE, ATTACH, target, None, None),
            "seize": (PTRACE, SEIZE, target, None, None),
            "read": (READ, target, local, 1, remote, 1, 0),
            "write": (WRITE, target, local, 1, remote, 1, 0),
            "compare": (KCMP, os.getpid(), target, 2, 0, 0),
            "measure": (PERF, bytes(128), target, -1, -1, 0),
            "move pages": (MOVE_PAGES, target, 0, None, None, None, 0),
            "robust list": (ROBUST, target, buffer, buffer),
        }
        for name, arguments in attempts.items():
            if LIBC.syscall(*arguments) >= 0:
                return f"ESCAPED: {name} {target}"
    for descriptor in range(16):
        if LIBC.syscall(PIDFD_GETFD, descriptor, 0, 0) >= 0 or LIBC.syscall(MADVISE, descriptor, remote, 1, 21, 0) > 0:
            return "ESCAPED: a descriptor of the parent"
    if LIBC.syscall(PTRACE, TRACE_ME, 0, None, None) == 0:
        return "ESCAPED: the parent traces"
    return "contained"
