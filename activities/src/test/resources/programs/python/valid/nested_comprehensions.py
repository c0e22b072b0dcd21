def f(m):
    return {k: {v for v in vs if v if v > 1} for k, vs in m.items() for _ in range(2)}
