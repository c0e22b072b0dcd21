# expect: returned or output or timeout or memory
"""Returns a small graph that is two to the fortieth large when it is written out."""


def attack():
    shared = [1]
    for _ in range(40):
        shared = [shared, shared]
    return shared
