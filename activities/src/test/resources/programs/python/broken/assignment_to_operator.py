def f(a, b):
    a + b = 3
    return a
