# expect: crash 11 ; returned
# calls: attack() ; 2 + 2
"""Reads at address zero."""
import ctypes


def attack():
    return ctypes.string_at(0)
