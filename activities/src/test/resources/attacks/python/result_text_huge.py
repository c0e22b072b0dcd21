# expect: output
# limits: long
"""Returns a text of fifty million characters."""


def attack():
    return "\U0001f9f5" * 50_000_000
