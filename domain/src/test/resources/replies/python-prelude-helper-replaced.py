def twice(x):
    return x + x

def add(a, b):
    return twice(a) // 2 + b
