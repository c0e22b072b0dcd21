# expect: load output
"""Prints for ever while it is loaded."""
while True:
    print("x" * 1000)


def attack():
    return "ESCAPED: loaded"
