def f(i):
    i++
    return i
