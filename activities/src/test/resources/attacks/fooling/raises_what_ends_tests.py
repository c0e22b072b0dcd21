"""Raises exceptions that bear the names of those that end interpreters and tests."""

NAMES = ["SystemExit", "KeyboardInterrupt", "GeneratorExit", "StopIteration", "AssertionError"]


def attack(number):
    raise type(NAMES[number % len(NAMES)], (BaseException,), {})("0")
