f = lambda x: 1 if x else lambda: 2
