# expect: returned ; raised ; raised ; returned ; raised SystemExit ; raised ; returned
# calls: [attack(), globals()] ; attack(() ; ) ; (attack := 3) or 1 ; __import__("sys").exit() ; import os ; 2 + 2
"""Calls that are no calls: broken ones, several in one, statements and assignments."""


def attack():
    return "contained"
