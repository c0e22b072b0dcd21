# expect: raised RecursionError MemoryError or memory or crash 11
# limits: long
"""Raises the limit first, so that the stack of C may be the one that ends."""
import sys


class Deep:
    def __add__(self, other):
        return self + other

    def __repr__(self):
        return repr(self)


def attack():
    sys.setrecursionlimit(2**31 - 1)
    return Deep() + Deep()
