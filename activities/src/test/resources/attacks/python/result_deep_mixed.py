# expect: returned
"""Returns nesting of every kind of container."""
import collections


def attack():
    made = ()
    for index in range(20_000):
        kind = index % 5
        if kind == 0:
            made = (made,)
        elif kind == 1:
            made = {index: made}
        elif kind == 2:
            made = collections.deque([made])
        elif kind == 3:
            made = collections.OrderedDict(key=made)
        else:
            made = iter([made])
    return made
