# expect: contained or timeout
# beside: nobody
# limits: brief
"""Starts as many threads as it may, each with the smallest stack, and keeps them, while others need some."""
import threading
import time

MANY = 2000


def attack():
    threading.stack_size(32768)
    gate = threading.Event()
    started = 0
    try:
        while started < MANY:
            threading.Thread(target=gate.wait, daemon=True).start()
            started += 1
    except (RuntimeError, MemoryError):
        pass
    time.sleep(0.3)
    gate.set()
    return "contained" if started < MANY else f"ESCAPED: {started} threads"
