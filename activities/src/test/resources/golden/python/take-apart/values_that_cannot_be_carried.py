assert f(1) == int
assert f(1) == [int, str]
assert f(1) == (x for x in [1])
assert f(1) == range(3)
assert map(f, [1]) == [1]
assert f(1) == (lambda: 1)
