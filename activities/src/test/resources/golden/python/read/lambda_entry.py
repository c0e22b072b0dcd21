f = lambda a, *rest, k=1: a
