"""Floods the one who asks with answers."""
import os
import struct

CHANNEL = 100
TEXT = b'V0 {"v":["i","1"]}'


def attack(number):
    while True:
        os.write(CHANNEL, (struct.pack(">I", len(TEXT)) + TEXT) * 1000)
