# expect: contained
# limits: long
"""Searches every object of the interpreter for expected values, other programs and other requests."""
import gc
import sys

MARK = "-".join(["canary", "of", "weavergen", ""])
BOUND = 2_000_000


def is_secret(value):
    if isinstance(value, (bytes, bytearray)):
        value = bytes(value).decode(errors="replace")
    return isinstance(value, str) and MARK in value and value != MARK


def attack():
    seen = set()
    waiting = [*gc.get_objects(), *sys._current_frames().values(), sys.modules]
    while waiting and len(seen) < BOUND:
        value = waiting.pop()
        if id(value) in seen:
            continue
        seen.add(id(value))
        if is_secret(value):
            return "ESCAPED: found a text of another program"
        waiting.extend(gc.get_referents(value))
    return "contained"
