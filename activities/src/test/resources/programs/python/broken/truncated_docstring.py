def compute(xs):
    """Computes the sum of all the
