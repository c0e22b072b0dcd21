def f(xs):
    len(xs) = 3
    return xs
