# expect: contained or timeout ; returned or timeout ; returned or timeout
# beside: nobody
# calls: attack() ; 2 + 2 ; attack()
# limits: brief
"""Leaves threads behind that compute for ever."""
import threading


def spin():
    while True:
        pass


def attack():
    for _ in range(4):
        try:
            threading.Thread(target=spin, daemon=True).start()
        except RuntimeError:
            break
    return "contained"
