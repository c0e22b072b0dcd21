# expect: returned or output or timeout or memory
# limits: long
"""Returns a list of ten million elements."""


def attack():
    return [None] * 10_000_000
