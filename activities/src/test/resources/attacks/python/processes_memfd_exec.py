# expect: contained
"""Writes a program into anonymous memory and runs it from there."""
import ctypes
import os

LIBC = ctypes.CDLL(None, use_errno=True)


def attack():
    for flags in (0, 1, 2, 0x10):
        try:
            descriptor = os.memfd_create("program", flags)
        except OSError:
            continue
        os.write(descriptor, b"#!/bin/sh\nexit 0\n")
        try:
            os.execve(descriptor, ["program"], {})
        except OSError:
            LIBC.syscall(322, descriptor, b"", None, None, 0x1000)
        return "ESCAPED: a file in memory"
    if LIBC.syscall(447, 0) >= 0:
        return "ESCAPED: secret memory"
    return "contained"
