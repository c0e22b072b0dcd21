# expect: returned or output
"""Returns an integer of ten million digits."""


def attack():
    return 1 << 33_219_281
