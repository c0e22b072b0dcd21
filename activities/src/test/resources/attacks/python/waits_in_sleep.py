# expect: timeout ; returned
# calls: attack() ; 2 + 2
# limits: brief
"""Sleeps for ever, using no processor time; the next call is served."""
import time


def attack():
    time.sleep(1e8)
