def f(a):
    return a[...], a[1:2, ::3], a[:], a[::-1], a[-1:]
