import math
from solution import f


def helper(x):
    return x


assert f(1) == 1
assert f(2) == helper(math.pi)
