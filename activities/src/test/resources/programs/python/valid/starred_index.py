def f(d, xs):
    return d[*xs]
