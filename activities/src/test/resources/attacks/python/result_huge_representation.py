# expect: returned or memory or output
"""Returns an object whose representation is half of the memory."""


class Wide:
    def __repr__(self):
        return "x" * (200 << 20)


def attack():
    return Wide()
