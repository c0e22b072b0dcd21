# expect: memory or timeout
# limits: brief
"""Catches the refusal and asks again, for ever."""


def attack():
    kept = []
    while True:
        try:
            kept.append(bytes(1 << 20))
        except MemoryError:
            continue
