# expect: crash 0 ; crash 0 ; crash 0 ; returned
# calls: attack(0) ; attack(1) ; attack(137) ; 2 + 2
"""Ends its process without a word, with codes that mean something to shells."""
import os


def attack(code):
    os._exit(code)
