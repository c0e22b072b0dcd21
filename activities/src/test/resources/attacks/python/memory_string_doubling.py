# expect: memory
# limits: long
"""Doubles a string for ever."""


def attack():
    text = "weave"
    while True:
        text += text
