# intent: Add two numbers,
# intent: whatever they are.
# example: assert add(1, 2) == 3
import math


def helper(x):
    return x


def add(a, b):
    """Adds."""
# test
assert add(2, 2) == 4  # SECRET
