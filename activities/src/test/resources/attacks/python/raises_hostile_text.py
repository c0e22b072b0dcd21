# expect: raised ; raised ; raised
# calls: attack(Huge) ; attack(Raising) ; attack(Odd)
"""Raises exceptions whose text is huge, raises itself, or is no text."""


class Huge(Exception):
    def __str__(self):
        return "x" * (50 << 20)


class Raising(Exception):
    def __str__(self):
        raise SystemExit(3)

    __repr__ = __str__


class Odd(Exception):
    def __str__(self):
        return 7

    __repr__ = __str__


def attack(kind):
    raise kind()
