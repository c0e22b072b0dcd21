# expect: memory
# limits: long
"""Asks for a terabyte."""


def attack():
    return len(bytes(1 << 40))
