# expect: returned or broken or crash or raised
"""Replaces everything that a runner would call by something that raises no Exception."""
import builtins
import json
import os
import struct


def attack():
    def refuse(*_, **__):
        raise KeyboardInterrupt

    for module in (json, struct, os):
        for name in [n for n in module.__dict__ if not n.startswith("__")]:
            if callable(module.__dict__[name]):
                setattr(module, name, refuse)
    for name in [n for n in dir(builtins) if n.islower() and not n.startswith("_")]:
        setattr(builtins, name, refuse)
    return "contained"
