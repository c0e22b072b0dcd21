# expect: contained
"""Leaves the sandbox's process group and session, so that a signal to the group would miss it."""
import os

def attack():
    for leave in (os.setsid, lambda: os.setpgid(0, 0), lambda: os.setpgid(0, os.getppid()), os.setpgrp):
        try:
            leave()
            return "ESCAPED: left the group"
        except OSError:
            continue
    return "contained"
