def f(*a, **k):
    x, *y = a
    return [*a, *y], {**k}, {*a}, (*a,), f(*a, *y, **k)
