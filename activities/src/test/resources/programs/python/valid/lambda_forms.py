A = lambda: (yield)
B = lambda *a, **k: (a, k)
C = lambda x, /, y=1, *, z=2: x + y + z
