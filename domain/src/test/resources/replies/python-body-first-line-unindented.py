def twice(x):
    return 2 * x


def add(a: int, b: int) -> int:
    """Add two numbers.

    >>> add(1, 2)
    3
    """
    total = a
    for _ in range(b):
        total += 1
    return total
