def f(**kw, a):
    return a
