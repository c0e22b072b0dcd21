def f(a, b=1, /, c=2, *, d, e=3, **k):
    return a, b, c, d, e, k
