# expect: timeout ; returned ; timeout ; returned
# calls: attack() ; 1 + 1 ; attack() ; 2 + 2
# limits: brief
"""Never ends; the calls between are served."""


def attack():
    while True:
        pass
