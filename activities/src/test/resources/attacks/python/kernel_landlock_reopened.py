# expect: contained
"""Adds rules of its own, which must not widen what was taken away."""
import ctypes
import os
import struct

LIBC = ctypes.CDLL(None, use_errno=True)
READ, PATH_BENEATH = 0xC, 1


def add_rules():
    ruleset = LIBC.syscall(444, struct.pack("QQQ", READ, 0, 0), 8, 0)
    root = os.open("/", os.O_PATH)
    LIBC.syscall(445, ruleset, PATH_BENEATH, struct.pack("=Qi", READ, root), 0)
    LIBC.syscall(446, ruleset, 0)


def attack():
    try:
        add_rules()
    except OSError:
        pass
    try:
        open("@SECRET_FILE@").close()
        return "ESCAPED: reads again"
    except OSError:
        return "contained"
