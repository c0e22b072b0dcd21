# expect: timeout
# limits: brief
"""Blocks all signals and waits for one of them, in C."""
import ctypes
import select
import signal


def attack():
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    except OSError:
        pass
    while True:
        try:
            select.select([], [], [])
        except BaseException:
            ctypes.CDLL(None).pause()
