# expect: memory
# limits: long
"""Keeps making objects, each small."""


def attack():
    chain = None
    while True:
        chain = [chain, [], {}, "x" * 20_000]
