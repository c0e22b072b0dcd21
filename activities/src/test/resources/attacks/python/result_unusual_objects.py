# expect: returned
"""Returns modules, frames, code, locks, types, weak references, open files of memory, views, ranges."""
import array
import ctypes
import io
import sys
import threading
import types
import weakref


def attack():
    class Local:
        __slots__ = ("__weakref__",)

    local = Local()
    return [
        sys, sys._getframe(), attack.__code__, threading.Lock(), weakref.ref(local), weakref.proxy(local), io.BytesIO(b"x"),
        {}.keys(), range(10**18), array.array("d", [1]), ctypes.c_int(3), types.SimpleNamespace(a=1), NotImplemented, ...,
        type, object(), print, lambda: 0, (0).__add__, property(), slice(1), types.MappingProxyType({1: 2}), enumerate([1]),
    ]
