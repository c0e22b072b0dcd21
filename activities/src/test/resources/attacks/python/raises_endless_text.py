# expect: timeout or raised Endless
# limits: brief
"""Raises an exception whose text never ends."""


class Endless(Exception):
    def __str__(self):
        while True:
            pass

    __repr__ = __str__


def attack():
    raise Endless
