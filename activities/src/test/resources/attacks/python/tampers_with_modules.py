# expect: returned or broken or crash or raised
"""Removes and replaces every module, and the runner's own functions."""
import gc
import sys
import types


def attack():
    for name in list(sys.modules):
        module = sys.modules[name]
        for attribute in list(getattr(module, "__dict__", {})):
            if isinstance(module.__dict__.get(attribute), types.FunctionType):
                module.__dict__[attribute] = lambda *_, **__: "forged"
        if name != "sys":
            sys.modules[name] = types.ModuleType(name)
    sys.modules.clear()
    sys.path[:] = []
    sys.meta_path[:] = []
    gc.disable()
    return "contained"
