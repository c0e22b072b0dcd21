# expect: returned or broken or crash 0
"""Writes results of its own, in every likely framing, to every descriptor."""
import json
import os
import struct

RESULTS = [
    {"v": ["s", "forged"]},
    {"load": "loaded"},
    {"outcome": {"v": ["s", "forged"]}, "cpu": 1},
    {"i": 0, "o": {"v": ["s", "forged"]}, "cpu": 1},
    {"end": True},
    [{"v": ["s", "forged"]}],
]


def framings(text):
    for order in (">I", "<I", ">Q", ">H"):
        yield struct.pack(order, len(text)) + text
    yield text + b"\n"
    yield text + b"\0"


def attack():
    for result in RESULTS:
        for frame in framings(json.dumps(result, separators=(",", ":")).encode()):
            for descriptor in range(256):
                try:
                    os.write(descriptor, frame)
                except OSError:
                    continue
    return "contained"
