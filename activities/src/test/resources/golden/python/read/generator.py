def f(x):
    while x:
        yield x
        x -= 1
