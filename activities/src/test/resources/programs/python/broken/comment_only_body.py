def compute(xs):
    # to do later
