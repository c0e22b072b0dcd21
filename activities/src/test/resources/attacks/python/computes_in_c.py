# expect: timeout ; timeout
# calls: attack() ; raises_to_power()
# limits: brief
"""Computes for ages in one instruction of the interpreter."""


def attack():
    return sum(range(10**12))


def raises_to_power():
    return len(str(pow(7, 10**9, 10**400000)))
