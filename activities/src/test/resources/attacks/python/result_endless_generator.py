# expect: returned ; returned ; returned
# calls: attack() ; iter(int, 1) ; map(str, __import__("itertools").count())
"""Returns iterators that never end."""


def attack():
    number = 0
    while True:
        yield number
        number += 1
