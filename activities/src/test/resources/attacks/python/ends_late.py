# expect: contained ; contained
# calls: attack() ; attack()
"""Leaves handlers behind that never end, for the interpreter's orderly end to run."""
import atexit
import sys
import threading
import weakref


class Kept:
    def __del__(self):
        while True:
            pass


KEPT = Kept()


def for_ever(*_):
    while True:
        pass


def attack():
    atexit.register(for_ever)
    weakref.finalize(KEPT, for_ever)
    threading._register_atexit(for_ever)
    sys.excepthook = sys.unraisablehook = threading.excepthook = for_ever
    return "contained"
