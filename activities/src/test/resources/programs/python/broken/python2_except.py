def f(x):
    try:
        return int(x)
    except ValueError, e:
        return e
