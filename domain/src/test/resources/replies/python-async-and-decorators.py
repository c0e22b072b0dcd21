import functools

@functools.cache
# fast
def add(a, b):
    return a + b
