# expect: timeout
# limits: brief
"""Returns a generator whose third element never comes."""


def attack():
    yield 1
    yield 2
    while True:
        pass
