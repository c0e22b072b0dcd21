def f(xs):
    return [x := x + 1 for x in xs]
