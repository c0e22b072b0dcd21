assert abs(f(1) - 2) < eps
assert abs(f(1) - 2) < 1e999
assert abs(f(1) - 2) < -1
assert abs(f(1)) < 3
assert math.isclose(f(1), sum([1, 2]))
