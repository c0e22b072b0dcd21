def f(2nd):
    return 2nd
