def f(x):
    return undefined_helper(x) + math.pi
