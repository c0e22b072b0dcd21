def f(x):
    else:
        return 1
