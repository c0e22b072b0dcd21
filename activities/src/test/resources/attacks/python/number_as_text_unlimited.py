# expect: timeout
# limits: brief
"""Lifts the interpreter's own limit on digits first."""
import sys


def attack():
    sys.set_int_max_str_digits(0)
    return len(str(3 ** (2 * 10**7)))
