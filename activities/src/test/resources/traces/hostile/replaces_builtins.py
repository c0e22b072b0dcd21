import builtins
import sys
import types


def f(n):
    builtins.type = builtins.len = builtins.min = builtins.repr = None
    types.GetSetDescriptorType = types.GeneratorType = None
    sys.modules.clear()
    for i in [1, 2]:
        n += i
    return n
