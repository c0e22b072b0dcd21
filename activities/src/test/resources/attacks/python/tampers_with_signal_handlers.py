# expect: returned or timeout or crash ; returned or timeout or crash
# calls: attack() ; attack()
# limits: brief
"""Handles every signal by going on, and asks for alarms at all times."""
import signal


def attack():
    for number in signal.valid_signals():
        try:
            signal.signal(number, lambda *_: None)
        except (OSError, ValueError):
            continue
    signal.setitimer(signal.ITIMER_REAL, 1e-6, 1e-6)
    signal.setitimer(signal.ITIMER_PROF, 1e-6, 1e-6)
    return "contained"
