# expect: returned or crash 0 or broken
"""Announces frames of four gigabytes, and of a negative number of bytes."""
import os


def attack():
    for prefix in (b"\xff\xff\xff\xff", b"\x7f\xff\xff\xff", b"\x80\x00\x00\x00", b"\x00\x00\x00\x00" * 1000):
        for descriptor in range(256):
            try:
                os.write(descriptor, prefix)
            except OSError:
                continue
    return "contained"
