# expect: memory or crash
# limits: long
"""Leaves no byte free in which the outcome could be written down."""


def attack():
    kept = []
    size = 1 << 26
    while size:
        try:
            kept.append(bytearray(size))
        except MemoryError:
            size >>= 1
    globals()["kept"] = kept
    raise MemoryError
