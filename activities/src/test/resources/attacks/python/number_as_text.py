# expect: raised ValueError
"""Writes an integer of ten million digits in decimal."""


def attack():
    return str(1 << 33_219_281)
