# expect: timeout
# limits: brief
"""Forgets that it is to die with its parent, and waits for the parent's death."""
import ctypes
import os
import time

LIBC = ctypes.CDLL(None, use_errno=True)
SET_PARENT_DEATH_SIGNAL, SET_SUBREAPER, SET_DUMPABLE = 1, 36, 4


def attack():
    for option, value in ((SET_PARENT_DEATH_SIGNAL, 0), (SET_SUBREAPER, 1), (SET_DUMPABLE, 1)):
        LIBC.prctl(option, value, 0, 0, 0)
    parent = os.getppid()
    while os.getppid() == parent:
        time.sleep(0.01)
    return "ESCAPED: outlived the parent"
