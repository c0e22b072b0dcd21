# expect: returned or timeout
# limits: brief
"""Runs code at every step of the interpreter, also of the runner's own steps."""
import sys
import threading


def hook(*_):
    while True:
        try:
            return hook
        except BaseException:
            continue


def attack():
    sys.settrace(hook)
    sys.setprofile(hook)
    threading.settrace(hook)
    threading.setprofile(hook)
    return "contained"
