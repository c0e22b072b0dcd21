# expect: returned or broken or crash 0
"""Writes JSON that is hard to read: too deep, too long, repeated, not quite JSON, not quite values."""
import os
import struct

TEXTS = [
    b"[" * 60_000 + b"]" * 60_000,
    b'{"v":' * 10_000 + b"1" + b"}" * 10_000,
    b'{"v":["i","' + b"9" * 60_000 + b'"]}',
    b'{"v":["i","-0x' + b"f" * 60_000 + b'"]}',
    b'{"v":["f","1e999999999"]}',
    b'{"v":["f","NaN0x"]}',
    b'{"v":["s","\\ud800"]}',
    b'{"v":["s","\xff\xfe"]}',
    b'{"v":["y","abc"]}',
    b'{"v":["d",[[["n"]]]]}',
    b'{"v":["q"]}',
    b'{"v":[]}',
    b'{"v":null}',
    b'{"v":["x","T","00","-5"]}',
    b'{"k":"crash","signal":1e99}',
    b'{"k":"nothing"}',
    b'{"v":["n"],"v":["b",true]}',
    b"NaN",
    b"1e400000000",
    b"\xef\xbb\xbf{}",
    b"",
]


def attack():
    for descriptor in range(3, 64):
        for text in TEXTS:
            try:
                os.set_blocking(descriptor, False)
                os.write(descriptor, struct.pack(">I", len(text)) + text)
            except OSError:
                break
    return "contained"
