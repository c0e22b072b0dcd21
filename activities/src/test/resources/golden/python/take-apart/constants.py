assert True
assert 1 == 1
assert 1 == 2
assert (f(1) == 2, "always true")
