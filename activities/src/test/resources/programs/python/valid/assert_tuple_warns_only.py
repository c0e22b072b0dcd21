def f(x):
    assert (x, "message")
    return x
