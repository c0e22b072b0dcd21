x = [1]
assert f(x) == 1
assert f(1) == math.pi
assert f(2) == helper(2)
assert f(3) == 3
assert decode(f("a")) == "a"
assert ____ == f(1)
