from contextlib import suppress


def f(x):
    with suppress(ValueError):
        return int(x)
