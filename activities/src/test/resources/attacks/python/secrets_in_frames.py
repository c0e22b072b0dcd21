# expect: contained
"""Walks the frames of its callers and looks into their variables."""
import inspect
import sys

MARK = "-".join(["canary", "of", "weavergen", ""])
OWN = globals()


def holds_secret(place):
    if place is OWN:
        return False
    kinds = (str, bytes, dict, list, tuple)
    return any(isinstance(value, kinds) and MARK in repr(value) for value in list(place.values()))


def attack():
    frame = sys._getframe(1)
    while frame is not None:
        if holds_secret(frame.f_locals) or holds_secret(frame.f_globals):
            return "ESCAPED: found a text of another program in " + frame.f_code.co_name
        frame = frame.f_back
    return by_inspection()


def by_inspection():
    try:
        infos = inspect.stack(0)[2:]
    except OSError:
        return "contained"
    if any(holds_secret(info.frame.f_locals) for info in infos):
        return "ESCAPED: found a text of another program by inspection"
    return "contained"
