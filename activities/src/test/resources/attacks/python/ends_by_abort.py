# expect: crash 6 or crash 11
"""Aborts."""
import os


def attack():
    os.abort()
