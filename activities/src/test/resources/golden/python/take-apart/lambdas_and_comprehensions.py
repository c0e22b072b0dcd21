assert f(lambda x, y=1: x + y, [i * i for i in range(3)]) == {k: v for k, v in zip("ab", [1, 2])}
