def f(x):
    return x is 1 or x is not "a"
