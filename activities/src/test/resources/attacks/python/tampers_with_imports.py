# expect: returned or broken or crash or raised
"""Installs an importer that answers every import with itself."""
import importlib.abc
import importlib.machinery
import sys


class Importer(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def find_spec(self, name, path=None, target=None):
        return importlib.machinery.ModuleSpec(name, self)

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        raise SystemExit(9)


def attack():
    sys.meta_path.insert(0, Importer())
    for name in ("json", "hashlib", "struct", "traceback", "select"):
        sys.modules.pop(name, None)
    return "contained"
