# expect: returned or broken or crash or raised or load
"""Replaces builtins and the library functions that an encoder or a writer would use."""
import builtins
import json
import os
import signal
import struct
import time


def liar(*_, **__):
    return "forged"


def attack():
    for name in "len repr str type isinstance issubclass sorted list dict tuple set id print open iter next map max min".split():
        setattr(builtins, name, liar)
    for module in (json, struct, os, time, signal):
        for name in [n for n in module.__dict__ if not n.startswith("__")]:
            if callable(module.__dict__[name]):
                setattr(module, name, liar)
    json.JSONEncoder.encode = json.JSONEncoder.iterencode = json.encoder.c_make_encoder = liar
    return "contained"
