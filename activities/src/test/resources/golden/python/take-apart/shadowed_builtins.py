sorted = list
assert sorted(f(1)) == [1]
assert f(1) == 1
