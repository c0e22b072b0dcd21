count = 0


def f():
    global count, fresh
    count += 1
    fresh = 1
    n = 0

    def g():
        nonlocal n
        n += 1
        return n
    return g
