# expect: load raised SystemExit
"""Leaves while it is loaded, as a script would."""
import sys

sys.exit(0)


def attack():
    return "ESCAPED: loaded"
