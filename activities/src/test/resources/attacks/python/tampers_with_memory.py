# expect: returned or broken or crash or raised or timeout
# limits: brief
"""Overwrites small integers, None's type and the interpreter's own functions in memory."""
import ctypes


def attack():
    for number in range(-5, 200):
        ctypes.memmove(id(number) + 24, b"\x2a\x00\x00\x00", 4)
    ctypes.memset(id(None) + 8, 0x41, 8)
    ctypes.pythonapi.Py_SetRecursionLimit(1 << 30)
    ctypes.memset(id(type) + 16, 0, 400)
    return "contained"
