def f(xs):
    return *xs, 1
