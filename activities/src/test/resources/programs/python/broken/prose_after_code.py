def add(a, b):
    return a + b

This function works by adding the two numbers.
