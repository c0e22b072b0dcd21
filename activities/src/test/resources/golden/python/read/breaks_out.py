def f(x):
    while True:
        if x:
            break
        return 1
