def f(a, b):
    return ~a ** -b // +a % b << 1 >> 2 & 3 | 4 ^ 5, not a or b and not b
