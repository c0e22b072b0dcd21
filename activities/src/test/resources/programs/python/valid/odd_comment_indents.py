def f(x):
# at the margin
            # far out
    return x
