import sys


def f(n):
    sys.settrace(None)
    n += 1
    return n
