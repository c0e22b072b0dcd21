def f(xs):
    del len(xs)
