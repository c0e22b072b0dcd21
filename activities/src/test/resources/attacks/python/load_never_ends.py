# expect: load timeout
# limits: brief
"""Never gets as far as its entry point."""
while True:
    pass


def attack():
    return "ESCAPED: loaded"
