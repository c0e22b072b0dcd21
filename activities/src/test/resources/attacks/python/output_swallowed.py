# expect: output or timeout
# limits: brief
"""Goes on printing after it was told to stop."""


def attack():
    while True:
        try:
            print("x" * 10000)
        except BaseException:
            continue
