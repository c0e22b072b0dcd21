def f(print=print, type=type):
    print(type(f))
