# expect: broken or timeout or output or crash
# limits: brief
"""Fills every descriptor with bytes for ever."""
import os


def attack():
    while True:
        for descriptor in range(256):
            try:
                os.write(descriptor, b"[" * 65536)
            except OSError:
                continue
