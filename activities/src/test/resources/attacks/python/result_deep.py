# expect: returned
"""Returns a list in a list, a hundred thousand times."""


def attack():
    made = []
    for _ in range(100_000):
        made = [made]
    return made
