"""Raises exceptions with the names of builtins that are no exceptions, and of none."""

NAMES = ["object", "print", "exit", "", "__import__"]


def attack(number):
    raise type(NAMES[number % len(NAMES)], (Exception,), {})("0")
