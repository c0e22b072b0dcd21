import math


def twice(x):
    return 2 * x


def add(a, b):
    return math.floor(twice(a)) // 2 + b
