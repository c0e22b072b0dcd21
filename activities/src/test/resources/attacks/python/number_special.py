# expect: returned
"""Returns numbers that many encodings cannot write."""


def attack():
    return [float("nan"), float("inf"), -0.0, 5e-324, complex("nan+infj"), -(10**5000), True, 1e308 * 10]
