# expect: contained
"""A benign program, but it comes with a nested expression that takes the compiler long."""
NESTED = [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
FOLDED = ("x" * 4096) * 4096, (0,) * 255 * 255, 1 << 8191 << 8191


def attack():
    return "contained"
