# expect: returned
"""Returns instances of types with hostile names and representations."""


class Text(str):
    def __str__(self):
        return "lie"

    __repr__ = __str__

    def encode(self, *_):
        return b'["s","lie"]'

    def __len__(self):
        return 10**18


class Number(int):
    def __repr__(self):
        return '"],["i","1'

    __str__ = __repr__


class Real(float):
    def __repr__(self):
        return "]]]]"


class Items(list):
    def __iter__(self):
        while True:
            yield self

    def __len__(self):
        return 1


class Table(dict):
    def items(self):
        while True:
            pass

    keys = values = __iter__ = items


class Bytes(bytes):
    def hex(self, *_):
        return "zz"


def attack():
    odd = type('","x\n' + "y" * 100_000, (), {})
    return [Text("truth"), Number(7), Real(1.5), Items([1]), Table({1: 2}), Bytes(b"ab"), odd(), Text("a") + "b"]
