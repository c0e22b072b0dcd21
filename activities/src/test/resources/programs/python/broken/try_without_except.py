def f(x):
    try:
        return int(x)
    return 0
