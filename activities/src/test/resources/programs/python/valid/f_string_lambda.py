def f(x):
    return f"{(lambda y: y + 1)(x)}"
