assert f([1, 2], 3) == [1, 2, 3]
assert f("x") != None, "message"
assert 6 == f(3)
