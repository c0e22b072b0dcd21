def f(x):
    """Example:

    >>> f(1)
    def broken(:
    """
    return x
