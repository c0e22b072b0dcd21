def f(n):
    for i in range(10**9):
        n += i
    return n
