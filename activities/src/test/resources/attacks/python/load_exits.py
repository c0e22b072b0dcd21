# expect: load crash 0
"""Ends its process while it is loaded."""
import os

os._exit(0)


def attack():
    return "ESCAPED: loaded"
