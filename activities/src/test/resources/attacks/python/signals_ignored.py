# expect: timeout
# limits: brief
"""Ignores and blocks every signal that could end it, turns off its alarms, and computes for ever."""
import signal


def attack():
    for number in signal.valid_signals():
        try:
            signal.signal(number, signal.SIG_IGN)
        except (OSError, ValueError):
            continue
    try:
        signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
    except OSError:
        pass
    for timer in (signal.ITIMER_REAL, signal.ITIMER_VIRTUAL, signal.ITIMER_PROF):
        try:
            signal.setitimer(timer, 0)
        except OSError:
            continue
    while True:
        pass
