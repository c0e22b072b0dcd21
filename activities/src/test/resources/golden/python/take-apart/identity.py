assert f(1) is None
assert f(1) is not None
assert f(1) is True
assert f(1) is not False
assert f(1) is 3
assert not f(1) is None
