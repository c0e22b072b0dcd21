# expect: contained or memory
# beside: nobody
# limits: long
"""Takes memory by the stacks of threads."""
import threading


def attack():
    try:
        threading.stack_size(64 << 20)
    except (ValueError, RuntimeError):
        return "contained"
    gate = threading.Event()
    started = 0
    try:
        while started < 200:
            threading.Thread(target=gate.wait, daemon=True).start()
            started += 1
    except (RuntimeError, MemoryError):
        pass
    gate.set()
    return "contained" if started < 200 else "ESCAPED: twelve gigabytes of stacks"
