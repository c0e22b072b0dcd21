# expect: contained
"""Uses up every descriptor it may have and keeps them."""
import os

KEPT = []


def attack():
    try:
        while True:
            KEPT.append(os.pipe())
    except OSError:
        return "contained" if len(KEPT) < 5000 else "ESCAPED: ten thousand descriptors"
