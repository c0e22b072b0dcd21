# expect: load crash 11
"""Reads at address zero while it is loaded."""
import ctypes

ctypes.string_at(0)


def attack():
    return "ESCAPED: loaded"
