# expect: raised PermissionError or crash 9
"""Kills itself."""
import os
import signal


def attack():
    os.kill(os.getpid(), signal.SIGKILL)
