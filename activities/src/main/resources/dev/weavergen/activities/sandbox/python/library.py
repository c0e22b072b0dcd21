"""Python's standard library in memory, so that programs can import without being able to name a file.

Pure modules are kept as the bytes of their cached code, or as source where there is no cache, and made only when they are
imported; extension modules are loaded beforehand, since loading one names a file. Left out is what needs a screen, a
terminal, an installer or the tests of the library itself.
"""

import importlib.abc
import importlib.machinery
import importlib.util
import marshal
import os
import sys
import sysconfig

# Imported before the first fork, so that programs find them warm.
WARM = """abc array ast base64 binascii bisect calendar cmath collections collections.abc contextlib copy copyreg csv dataclasses
datetime decimal difflib enum fractions functools gc graphlib hashlib heapq hmac html inspect io itertools json keyword locale
math numbers operator pickle pprint queue random re secrets selectors shutil signal stat statistics string struct tempfile
textwrap threading time timeit tokenize traceback types typing unicodedata urllib.parse uuid warnings weakref zlib""".split()

_LEFT_OUT_FOLDERS = {
    "__pycache__", "config", "curses", "dist-packages", "distutils", "ensurepip", "idlelib", "lib-dynload", "lib2to3", "msilib",
    "pydoc_data", "site-packages", "test", "tests", "tkinter", "turtledemo", "venv",
}  # fmt: skip
_LEFT_OUT_EXTENSIONS = ("_tkinter", "_curses", "_dbm", "_gdbm", "readline", "nis", "ossaudiodev", "_test", "_xx", "xx", "_ctypes_test")

# PEP 552: magic number, flags, and for flags 0 the source's modification time and size.
_HEADER_BYTES = 16


class Library(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Finds and makes modules from what was read beforehand."""

    def __init__(self):
        self._modules = {}
        root = sysconfig.get_path("stdlib")
        self._read_folder(root, "")

    def find_spec(self, fullname, path=None, target=None):
        """The import system asks here first."""
        entry = self._modules.get(fullname)
        if entry is None:
            return None
        is_package, origin = entry[0], entry[1]
        spec = importlib.machinery.ModuleSpec(fullname, self, origin=origin, is_package=is_package)
        spec.has_location = True
        return spec

    def exec_module(self, module):
        """Makes the module."""
        _, origin, is_code, data = self._modules[module.__name__]
        code = marshal.loads(data) if is_code else compile(data, origin, "exec", dont_inherit=True)
        exec(code, module.__dict__)

    def get_source(self, fullname):
        """Sources are not kept."""
        return None

    def _read_folder(self, folder, package):
        with os.scandir(folder) as entries:
            for entry in entries:
                if entry.name.endswith(".py"):
                    self._read_module(entry.path, package, entry.name[:-3])
                elif "." not in entry.name and entry.name.isidentifier() and self._is_package(entry):
                    self._read_folder(entry.path, package + entry.name + ".")

    @staticmethod
    def _is_package(entry):
        return entry.name not in _LEFT_OUT_FOLDERS and os.path.exists(os.path.join(entry.path, "__init__.py"))

    def _read_module(self, path, package, name):
        is_package = name == "__init__"
        fullname = package[:-1] if is_package else package + name
        if not fullname:
            return
        code = _cached_code(path)
        if code is not None:
            self._modules[fullname] = (is_package, path, True, code)
            return
        try:
            with open(path, "rb") as source:
                self._modules[fullname] = (is_package, path, False, source.read())
        except OSError:
            return  # A link out of the library, as distributions put there, that leads nowhere here.


def _cached_code(path):
    """The marshalled code of a module when its cache is there and belongs to the source as it is."""
    try:
        with open(importlib.util.cache_from_source(path), "rb") as cache:
            data = cache.read()
        status = os.stat(path)
    except OSError:
        return None
    expected = importlib.util.MAGIC_NUMBER + bytes(4)
    expected += (int(status.st_mtime) & 0xFFFFFFFF).to_bytes(4, "little")
    expected += (status.st_size & 0xFFFFFFFF).to_bytes(4, "little")
    return data[_HEADER_BYTES:] if data[:_HEADER_BYTES] == expected else None


def load_extensions():
    """Loads every extension module of the standard library that loads."""
    suffixes = tuple(importlib.machinery.EXTENSION_SUFFIXES)
    for folder in sys.path:
        if not os.path.isdir(folder):
            continue
        for name in sorted(os.listdir(folder)):
            module = name.split(".", 1)[0]
            if name.endswith(suffixes) and not module.startswith(_LEFT_OUT_EXTENSIONS):
                _import(module)


def _import(name):
    try:
        importlib.import_module(name)
    except Exception:
        sys.modules.pop(name, None)  # This interpreter was built without it: programs do not find it either.


def preload():
    """Warms up, then puts the library in front and takes every finder of files out."""
    for name in WARM:
        _import(name)
    load_extensions()
    keep = [finder for finder in sys.meta_path if finder is not importlib.machinery.PathFinder]
    sys.meta_path[:] = keep + [Library()]
