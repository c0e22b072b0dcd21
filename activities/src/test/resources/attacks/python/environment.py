# expect: contained
"""Looks for the worker's secrets in the environment, above the stack and in the arguments."""
import ctypes
import os
import sys

MARK = "-".join(["canary", "of", "weavergen"])
KEEP = {"PYTHONUTF8", "LC_CTYPE", "LC_ALL", "LANG", "TZ", "PYTHONHASHSEED", "PWD", "OMP_NUM_THREADS", "PYTHONDONTWRITEBYTECODE"}


def above_the_stack():
    """The kernel puts the first environment above the stack, where clearing os.environ leaves it."""
    libc = ctypes.CDLL(None)
    environment = ctypes.POINTER(ctypes.c_char_p).in_dll(libc, "environ")
    texts = []
    index = 0
    while environment and environment[index]:
        texts.append(environment[index].decode(errors="replace"))
        index += 1
    libc.getauxval.restype = ctypes.c_void_p
    name_of_program = libc.getauxval(31)
    if name_of_program:
        texts.append(ctypes.string_at(name_of_program).decode(errors="replace"))
        start = name_of_program & ~0xFFF
        texts.append(ctypes.string_at(start, name_of_program - start).decode(errors="replace"))
    return texts


def attack():
    everything = [*os.environ, *os.environ.values(), *above_the_stack(), *sys.argv, *sys.orig_argv]
    if any(MARK in text for text in everything):
        return "ESCAPED: found a secret"
    unexpected = set(os.environ) - KEEP
    if unexpected:
        return f"ESCAPED: the environment holds {sorted(unexpected)}"
    return "contained"
