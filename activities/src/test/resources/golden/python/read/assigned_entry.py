from functools import partial


def power(base, exponent):
    return base ** exponent


f = partial(power, 2)
