# expect: contained
# beside: nobody
"""Starts threads until that is refused."""
import threading

MANY = 2000


def attack():
    gate = threading.Event()
    started = 0
    try:
        while started < MANY:
            threading.Thread(target=gate.wait, daemon=True).start()
            started += 1
    except (RuntimeError, MemoryError):
        pass
    gate.set()
    return "contained" if started < MANY else f"ESCAPED: {started} threads"
