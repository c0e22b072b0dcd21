# expect: memory or timeout
"""Raises to a power that fills memory, or takes until the end of the world."""


def attack():
    return 9**9**9**9
