def run(x, y):
    assert f(x) == y


run(1, 2)
