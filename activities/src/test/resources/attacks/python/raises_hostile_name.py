# expect: raised
"""Raises an exception whose class has a name of a megabyte with line ends."""


def attack():
    raise type('Bad\n"}' + "N" * (1 << 20), (Exception,), {})("x")
