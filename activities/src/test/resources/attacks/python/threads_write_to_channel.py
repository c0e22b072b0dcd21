# expect: returned or broken or crash 0 ; returned or broken or crash 0
# calls: attack() ; sum(range(300000))
"""A thread writes rubbish into every descriptor between two calls."""
import os
import threading


def scribble():
    while True:
        for descriptor in range(256):
            try:
                os.write(descriptor, b"\x00\x00\x00\x05rubbish")
            except OSError:
                continue


def attack():
    threading.Thread(target=scribble, daemon=True).start()
    return "contained"
