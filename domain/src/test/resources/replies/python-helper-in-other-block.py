def carry(x):
    return x


def add(a, b):
    return carry(a) + b
