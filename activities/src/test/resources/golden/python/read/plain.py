def f(numbers, limit=3):
    """Counts."""
    # counts what is small
    return sum(1 for number in numbers if number < limit)
