def f(x):
    if x = 3:
        return True
    return False
