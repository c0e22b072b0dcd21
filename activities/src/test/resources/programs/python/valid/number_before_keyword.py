def f(x):
    return [1 if x else 0, 0x1f]
