assert f(1) == 1 and f(2) == 4 and not f(0)
assert 1 == f(1) == 1.0
assert f(1) == 1 or f(2) == 2
assert not (f(1) == 1)
