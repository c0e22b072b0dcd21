# expect: returned or broken or crash or raised or timeout
# limits: brief
"""Puts its own code into every function of the interpreter."""
import gc
import types


def forged(*_, **__):
    return "forged"


def attack():
    for value in gc.get_objects():
        if isinstance(value, types.FunctionType) and not value.__closure__ and value is not attack:
            try:
                value.__code__ = forged.__code__
            except ValueError:
                continue
    return "contained"
