# expect: timeout or returned
# limits: brief
"""Returns an object whose representation never ends."""


class Endless:
    def __repr__(self):
        while True:
            try:
                while True:
                    pass
            except BaseException:
                continue


def attack():
    return [Endless()]
