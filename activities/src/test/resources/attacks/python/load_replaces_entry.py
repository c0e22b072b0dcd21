# expect: returned or load or raised
"""Puts an object in the entry point's place that answers to everything."""
import sys


class Anything:
    def __call__(self, *_, **__):
        return "contained"

    def __getattribute__(self, name):
        raise SystemExit(1)


attack = Anything()
sys.modules["__main__"] = attack
