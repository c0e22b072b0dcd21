def f(x):
    for y in x:
        if y:
            return y
