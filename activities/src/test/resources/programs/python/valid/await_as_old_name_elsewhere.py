def f(x):
    return x.match(x.case, x.type)
