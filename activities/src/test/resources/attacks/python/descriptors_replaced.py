# expect: returned or broken or crash or timeout
# limits: brief
"""Puts a pipe that nobody reads in the place of every descriptor."""
import os


def attack():
    reader, writer = os.pipe()
    for descriptor in range(1024):
        if descriptor not in (reader, writer):
            try:
                os.dup2(writer, descriptor)
            except OSError:
                continue
    return "contained"
