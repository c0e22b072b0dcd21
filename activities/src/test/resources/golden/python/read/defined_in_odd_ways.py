try:
    import numpy as np
except ImportError:
    np = None
import os.path


def setup():
    global shared
    shared = 1


def f(x):
    if (n := x) and np:
        pass
    with open(x) as h:
        pass
    match x:
        case [first, *others] | {"k": first, **others}:
            pass
    for i, (j, k) in x:
        pass
    try:
        pass
    except ValueError as e:
        print(e)
    del j
    return [y for y in x], n, h, i, k, first, others, shared, os, __name__
