# expect: returned or raised ; returned or raised
# calls: attack() ; leaves()
"""Returns generators that raise, and that end the interpreter, while they are drawn from."""


def attack():
    yield 1
    raise ValueError("in the middle")


def leaves():
    yield 1
    raise SystemExit(0)
