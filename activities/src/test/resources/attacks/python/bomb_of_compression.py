# expect: memory
# limits: long
"""Unpacks a few kilobytes that become many gigabytes."""
import zlib


def packed():
    compressor = zlib.compressobj(9)
    text = b"".join(compressor.compress(bytes(1 << 20)) for _ in range(64)) + compressor.flush()
    return zlib.compress(text, 9)


def attack():
    inner = zlib.decompress(packed())
    return len(b"".join([zlib.decompress(inner)] * 64))
