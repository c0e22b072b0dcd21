import re
import os


def open(gate):
    return gate


class Game:
    def compile(self, system):
        return system


def f(x):
    return open(x), re.compile(x), Game().compile(x), os.path.join(x, x)
