# expect: contained or timeout or broken
# limits: brief
"""Reads requests that are meant for others from every descriptor."""
import os
import select

MARK = b"-".join([b"canary", b"of", b"weavergen"])


def attack():
    for descriptor in range(1024):
        try:
            readable, _, _ = select.select([descriptor], [], [], 0)
            text = os.read(descriptor, 65536) if readable else b""
        except (OSError, ValueError):
            continue
        if text:
            return f"ESCAPED: descriptor {descriptor} gave {len(text)} bytes"
    return "contained"
