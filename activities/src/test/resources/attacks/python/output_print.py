# expect: output
"""Prints for ever."""


def attack():
    while True:
        print("x" * 1000)
