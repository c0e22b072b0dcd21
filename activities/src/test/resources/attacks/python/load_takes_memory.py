# expect: load memory
# limits: long
"""Takes all memory while it is loaded."""
kept = []
while True:
    kept.append(bytearray(1 << 24))


def attack():
    return "ESCAPED: loaded"
