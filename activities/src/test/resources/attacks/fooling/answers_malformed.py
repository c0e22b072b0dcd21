"""Answers with what is no value, nests deeply, or cannot be read back."""
import os
import struct

CHANNEL = 100
TEXTS = (
    b'V0 {"v":["l",' + b'[' * 50_000 + b']' * 50_000 + b"]}",
    b'V0 {"v":["q"]}',
    b'V0 {"v":["i","' + b"9" * 60_000 + b'"]}',
    b'V0 {"v":["y","zz"]}',
    b'V0 {"e":7,"m":[]}',
    b"V0 {",
    b"V",
    b"V\xff\xff",
)


def attack(number):
    text = TEXTS[number % len(TEXTS)]
    os.write(CHANNEL, struct.pack(">I", len(text)) + text)
    os._exit(0)
