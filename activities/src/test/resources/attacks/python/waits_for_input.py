# expect: raised EOFError RuntimeError OSError
"""Waits for somebody to type."""


def attack():
    return input("password: ")
