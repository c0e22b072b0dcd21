# expect: contained
"""Lowers limits of the parent, which has the same user, until the kernel ends it."""
import ctypes
import os
import platform
import resource
import struct

LIBC = ctypes.CDLL(None, use_errno=True)
PRLIMIT = 302 if platform.machine() == "x86_64" else 261


def attack():
    zero = struct.pack("QQ", 0, 0)
    for target in (os.getppid(), int("@VICTIM@"), int("@WORKER@"), 1):
        for limit in (resource.RLIMIT_CPU, resource.RLIMIT_NOFILE, resource.RLIMIT_AS, resource.RLIMIT_FSIZE):
            if LIBC.syscall(PRLIMIT, target, limit, zero, None) == 0:
                return f"ESCAPED: limit {limit} of {target}"
        if LIBC.syscall(PRLIMIT, target, resource.RLIMIT_CPU, None, ctypes.create_string_buffer(16)) == 0:
            return f"ESCAPED: read a limit of {target}"
    return "contained"
