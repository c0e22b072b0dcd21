def f(x):
    continue
