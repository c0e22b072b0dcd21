def twice(x):
    return 2 * x


def add(a: int, b: int) -> int:
    """Add two numbers.

    >>> add(1, 2)
    3
    """
    total = a + b
    return total
