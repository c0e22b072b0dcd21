"""Answers before it was asked, while it is loaded."""
import os
import struct

CHANNEL = 100

for text in [b"L"] + [b'T{"v":["n"]}', b'V0 {"v":["n"]}'] * 5:
    os.write(CHANNEL, struct.pack(">I", len(text)) + text)


def attack(number):
    return None
