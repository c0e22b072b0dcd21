# expect: output or timeout
# limits: brief
"""Writes to the descriptors and the original streams, not to sys.stdout."""
import os
import sys


def attack():
    while True:
        os.write(1, b"x" * 4096)
        os.write(2, b"x" * 4096)
        for stream in (sys.__stdout__, sys.__stderr__):
            if stream is not None:
                stream.write("x" * 4096)
                stream.flush()
