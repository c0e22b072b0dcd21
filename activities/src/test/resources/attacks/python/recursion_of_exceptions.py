# expect: raised ValueError RecursionError or crash 11
# limits: long
"""Raises with a chain of a hundred thousand causes and groups within groups."""


def attack():
    cause = ValueError("first")
    for _ in range(100_000):
        following = ValueError("next")
        following.__cause__ = following.__context__ = cause
        cause = following
    raise cause
