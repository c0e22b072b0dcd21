# expect: returned
"""Returns an object that equals everything, orders before everything and is true of every type."""


class Anything:
    __class__ = int

    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __bool__(self):
        return True

    def __lt__(self, other):
        return True

    def __len__(self):
        return 3

    def __iter__(self):
        return iter([1, 2, 3])

    def __int__(self):
        return 42

    def __index__(self):
        return 42

    def __float__(self):
        return 42.0

    def __instancecheck__(self, other):
        return True

    def __getattr__(self, name):
        return self

    def __call__(self, *_, **__):
        return self


def attack():
    return [Anything(), {Anything()}, {Anything(): Anything()}]
