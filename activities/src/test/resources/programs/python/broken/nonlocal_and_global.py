x = 1


def f():
    x = 2

    def g():
        nonlocal x
        global x
        return x
    return g
