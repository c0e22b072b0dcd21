# expect: output
"""Prints one text that is larger than all it may print."""


def attack():
    print("x" * (64 << 20))
