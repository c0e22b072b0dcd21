assert f(0x1f, 1e-7, -0.0, 1_000, 1j) == float("inf")
assert f(10 ** 100) == 2 ** 64
