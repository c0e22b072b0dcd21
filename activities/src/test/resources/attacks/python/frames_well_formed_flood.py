# expect: returned or broken or timeout or output or crash
# limits: brief
"""Answers calls that nobody made, millions of times, well-formed."""
import os

FRAME = b'\x00\x00\x00\x0d{"v":["n"]}  \n'


def attack():
    for _ in range(1_000_000):
        for descriptor in range(3, 20):
            try:
                os.write(descriptor, FRAME)
            except OSError:
                continue
    return "contained"
