# expect: timeout
# limits: brief
"""Finds constants of the runner and raises them, replaces the clock, then computes for ever."""
import signal
import sys
import time


def attack():
    for module in list(sys.modules.values()):
        for name, value in list(getattr(module, "__dict__", {}).items()):
            if isinstance(value, (int, float)) and not isinstance(value, bool) and name.isupper():
                module.__dict__[name] = 1 << 60
    time.monotonic = time.perf_counter = time.process_time = lambda: 0.0
    signal.setitimer = signal.alarm = lambda *_: 0
    while True:
        pass
