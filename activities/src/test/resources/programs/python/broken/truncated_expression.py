def compute(xs):
    return [x * 2 for x in
