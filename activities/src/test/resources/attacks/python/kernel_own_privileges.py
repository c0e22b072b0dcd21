# expect: contained
"""Becomes root again, regains capabilities, lifts its filter."""
import ctypes
import os
import platform
import struct

LIBC = ctypes.CDLL(None, use_errno=True)
CAPSET = 126 if platform.machine() == "x86_64" else 91
SECCOMP = 317 if platform.machine() == "x86_64" else 277
SET_SECCOMP, SET_SECUREBITS, AMBIENT, ALL = 22, 28, 47, (1 << 41) - 1


def attack():
    if os.getuid() == 0 or os.geteuid() == 0:
        return "ESCAPED: is root"
    for become in (os.setuid, os.seteuid, os.setgid, os.setegid):
        try:
            become(0)
            return "ESCAPED: became root"
        except OSError:
            continue
    for become in (lambda: os.setresuid(0, 0, 0), lambda: os.setgroups([0]), lambda: os.initgroups("root", 0)):
        try:
            become()
            return "ESCAPED: groups of root"
        except (OSError, KeyError):
            continue
    if 0 in os.getgroups():
        return "ESCAPED: has a group of root"
    header, data = struct.pack("Ii", 0x20080522, 0), struct.pack("IIIIII", *[0xFFFFFFFF] * 6)
    if LIBC.syscall(CAPSET, header, data) == 0:
        return "ESCAPED: capabilities"
    held = ctypes.create_string_buffer(24)
    if LIBC.syscall(CAPSET - 1, header, held) == 0 and any(struct.unpack("IIIIII", held.raw)[:2]):
        return "ESCAPED: holds capabilities"
    if LIBC.prctl(AMBIENT, 2, 21, 0, 0) == 0 or LIBC.prctl(SET_SECCOMP, 0, 0, 0, 0) == 0:
        return "ESCAPED: regained a privilege"
    if LIBC.syscall(SECCOMP, 1, 8, struct.pack("HxxxxxxQ", 0, 0)) >= 0:
        return "ESCAPED: a listener for its own filter"
    return "contained"
