a = b = [1, 2]
del a[0], (b)
del (a)
