# expect: broken or crash or returned or timeout or output
# calls: attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack() ; attack()
"""Answers each call with a frame of five megabytes in the runner's own format and leaves, so that all of them add up."""
import os

SPOILT = 75
CHANNEL = 100


def send(text):
    frame = len(text).to_bytes(4, "big") + text
    while frame:
        frame = frame[os.write(CHANNEL, frame) :]


try:
    send(b"L")
    send(b'V1 {"v":["s","' + b"\0" * (5 << 20) + b'"]}')
    os._exit(SPOILT)
except OSError:
    pass


def attack():
    return "contained"
