# expect: contained
"""Signals parent, worker, group and everybody, also with signal 0, which only asks."""
import os
import signal

SIGNALS = (0, signal.SIGCONT, signal.SIGSTOP, signal.SIGTERM, signal.SIGUSR1, signal.SIGKILL)


def attack():
    parent = os.getppid()
    for target in (parent, int("@WORKER@"), int("@VICTIM@"), 1, 0, -1, -parent):
        for number in SIGNALS:
            try:
                os.kill(target, number)
                return f"ESCAPED: signal {number} to {target}"
            except OSError:
                continue
    try:
        os.killpg(os.getpgid(parent), 0)
        return "ESCAPED: signal to the parent's group"
    except OSError:
        return "contained"
