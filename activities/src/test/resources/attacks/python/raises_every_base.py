# expect: raised KeyboardInterrupt ; raised SystemExit ; raised GeneratorExit ; raised BaseException ; raised Mine ; raised StopIteration
# calls: attack(KeyboardInterrupt) ; attack(SystemExit) ; attack(GeneratorExit) ; attack(BaseException) ; attack(Mine) ; attack(StopIteration)
"""Raises what ordinary handlers do not catch."""


class Mine(BaseException):
    pass


def attack(kind):
    raise kind
