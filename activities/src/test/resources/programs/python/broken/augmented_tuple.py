def f(a, b):
    (a, b) += 1
    return a
