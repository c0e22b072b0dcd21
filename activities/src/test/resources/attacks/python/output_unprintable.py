# expect: contained
"""Prints what cannot be encoded, objects that are no text, and replaces the stream."""
import io
import sys


def attack():
    print("\ud800\udfff\x00\uffff")
    for wrong in (None, 1, b"bytes"):
        try:
            sys.stdout.write(wrong)
        except Exception:
            continue
    sys.stdout = sys.stderr = None
    print("nowhere")
    sys.stdout = io.StringIO()
    sys.stdout.close()
    return "contained"
