def f(x):
    return x


assert f(1) == 1
assert not f(0), "zero"
