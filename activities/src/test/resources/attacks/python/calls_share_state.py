# expect: contained ; returned ; contained
# calls: attack() ; poison() ; attack()
"""Poisons what the next call uses; the process serves this program alone, so nothing else may suffer."""
import random

COUNT = [0]


def poison():
    random.seed = None
    COUNT[0] = 1 << 70
    return 1


def attack():
    return "contained"
