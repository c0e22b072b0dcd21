import re
import os, sys as system
from typing import List


def f(a, b, _c):
    x = 1
    y = z = 2
    for i in range(3):
        a.append(y)
    p, q = a
    count = 0
    count += 1

    def inner():
        return z
    return inner


def g(v: List[int]):
    return v
