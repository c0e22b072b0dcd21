def last(xs):
    return xs[-1]]
