# expect: timeout or raised PermissionError OSError
# limits: brief
"""Stops itself, so that it neither ends nor goes on."""
import os
import signal


def attack():
    try:
        os.kill(os.getpid(), signal.SIGSTOP)
    except OSError:
        signal.raise_signal(signal.SIGSTOP)
