def f(a, b):
    with a, b as (x, y):
        return x, y
