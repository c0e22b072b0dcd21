"""Ends the interpreter in an orderly way, as a test that passed would."""
import sys


def attack(number):
    sys.exit(0)
