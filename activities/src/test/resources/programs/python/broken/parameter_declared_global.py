def f(total):
    global total
    return total
