def f(x):
    """Says what it would do."""
