def f(xs):
    if (n := len(xs)) > 3:
        return n
    return [y for x in xs if (y := x)], y
