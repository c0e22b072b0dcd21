def f(xs):
    *a = xs
    return a
