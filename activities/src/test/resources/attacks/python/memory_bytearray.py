# expect: memory
# limits: long
"""Grows one buffer."""


def attack():
    grown = bytearray()
    while True:
        grown += bytes(1 << 24)
