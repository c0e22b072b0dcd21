def f(x):
    # TODO: handle negatives
    return x
