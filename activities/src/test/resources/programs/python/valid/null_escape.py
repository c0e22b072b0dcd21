def f(x):
    return x + "\x00\0\u0000"
