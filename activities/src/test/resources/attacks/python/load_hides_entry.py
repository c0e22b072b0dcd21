# expect: load returned
"""Has an entry point that is no function when it is called."""


def attack():
    return "ESCAPED: called what is not there"


attack = 3
