# expect: timeout
# limits: brief
"""Catches whatever a limit raises, again and again."""


def attack():
    while True:
        try:
            while True:
                pass
        except BaseException:
            continue
