def f(xs, ys):
    for x in *xs, *ys:
        yield x
