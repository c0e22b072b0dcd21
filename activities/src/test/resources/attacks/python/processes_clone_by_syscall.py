# expect: contained
"""Clones the process by system call, with every flag that a filter may forget."""
import ctypes
import os
import platform
import struct

LIBC = ctypes.CDLL(None, use_errno=True)
CLONE = 56 if platform.machine() == "x86_64" else 220
CLONE3 = 435
NAMESPACES = (0x10000000, 0x20000000, 0x40000000, 0x00020000, 0x08000000, 0x04000000, 0x02000000, 0x80)
PARENT, FILES, FS = 0x8000, 0x400, 0x200
SIGCHLD = 17


def made(result):
    if result == 0:
        os._exit(0)
    return result > 0


def attack():
    for flags in (SIGCHLD, 0, PARENT | SIGCHLD, FILES | SIGCHLD, FS | SIGCHLD, *(n | SIGCHLD for n in NAMESPACES)):
        if made(LIBC.syscall(CLONE, flags, None, None, None, None)):
            return f"ESCAPED: clone {flags:#x}"
        # flags in the upper half of the register, which the kernel drops and a filter may compare
        if made(LIBC.syscall(CLONE, ctypes.c_ulong(flags | 1 << 40), None, None, None, None)):
            return f"ESCAPED: clone with upper bits {flags:#x}"
    arguments = struct.pack("Q" * 11, 0, 0, 0, 0, SIGCHLD, 0, 0, 0, 0, 0, 0)
    for size in (64, 80, 88):
        if made(LIBC.syscall(CLONE3, arguments, size)):
            return "ESCAPED: clone3"
    if platform.machine() == "x86_64" and made(LIBC.syscall(57)):
        return "ESCAPED: fork"
    return "contained"
