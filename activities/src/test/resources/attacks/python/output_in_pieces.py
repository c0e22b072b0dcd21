# expect: output
"""Prints many empty and short lines, whose keeping may cost more than their text."""
import sys


def attack():
    sys.stdout.write("")
    while True:
        print()
