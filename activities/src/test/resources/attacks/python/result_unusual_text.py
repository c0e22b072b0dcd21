# expect: returned
"""Returns texts with lone surrogates, null characters, line ends and the marks of the protocol."""


def attack():
    texts = ["\ud800", "\udfff\ud800", "\x00" * 10, "\u2028\u2029\ufeff", '"]\n{"v":["i","1"]}\n', "\U0010ffff"]
    return [texts, {text: text for text in texts}, set(texts), b"\x00\xff\n", bytearray(b"{"), memoryview(b"[")]
