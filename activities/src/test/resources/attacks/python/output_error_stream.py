# expect: output
"""Prints to the error stream for ever."""
import sys


def attack():
    while True:
        sys.stderr.write("x" * 1000)
