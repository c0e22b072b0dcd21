# expect: returned or broken or crash or timeout
# limits: brief
"""Exchanges descriptors with each other, makes them block or not, and moves them to the highest numbers."""
import fcntl
import os
import resource


def attack():
    top = resource.getrlimit(resource.RLIMIT_NOFILE)[0]
    for descriptor in range(64):
        for change in (
            lambda: os.dup2(descriptor, top - 1 - descriptor),
            lambda: os.set_blocking(descriptor, False),
            lambda: fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, 4096),
            lambda: os.dup2(descriptor ^ 1, descriptor),
        ):
            try:
                change()
            except (OSError, AttributeError):
                continue
    return "contained"
