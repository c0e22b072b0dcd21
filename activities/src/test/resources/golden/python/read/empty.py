def f(x):
    """Does it."""
    raise NotImplementedError("to be implemented")
