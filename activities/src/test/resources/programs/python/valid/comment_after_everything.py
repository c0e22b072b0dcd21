def f(x):  # one
    # two
    return x  # three
# four
