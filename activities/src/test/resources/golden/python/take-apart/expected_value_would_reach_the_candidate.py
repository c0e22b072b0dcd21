assert f(1) in [1, 2]
assert f(1) - 3 == 0
assert f(1) >= 3
assert (f(1) == 3) == True
assert f(1) + 1 == 2
assert isinstance(f(1), int)
assert f(1).endswith("secret")
