"""The same without a base that has a value."""


class Anything:
    __class__ = int

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __hash__(self):
        return 0


def attack(number):
    return Anything()
