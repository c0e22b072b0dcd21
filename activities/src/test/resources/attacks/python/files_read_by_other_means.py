# expect: contained
"""Reads one file by every means but open()."""
import codecs
import ctypes
import fileinput
import importlib.machinery
import io
import linecache
import mmap
import os
import pathlib
import tokenize

TARGET = "@SECRET_FILE@"


def raw(number, *arguments):
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.syscall(number, *arguments)
    return os.read(descriptor, 100)


def mapped():
    descriptor = os.open(TARGET, os.O_RDONLY)
    return mmap.mmap(descriptor, 0, prot=mmap.PROT_READ)[:]


def by_path_descriptor():
    descriptor = os.open(TARGET, os.O_PATH)
    return open(f"/proc/self/fd/{descriptor}").read()


def stdio():
    libc = ctypes.CDLL(None)
    libc.fopen.restype = ctypes.c_void_p
    file = libc.fopen(TARGET.encode(), b"r")
    if not file:
        raise OSError
    return "opened"


def sqlite():
    import sqlite3

    return sqlite3.connect(f"file:{TARGET}?mode=ro", uri=True).execute("select * from sqlite_master")


MEANS = [
    lambda: io.open(TARGET).read(),
    lambda: io.FileIO(TARGET).read(),
    lambda: codecs.open(TARGET).read(),
    lambda: pathlib.Path(TARGET).read_text(),
    lambda: linecache.getlines(TARGET)[0],
    lambda: tokenize.open(TARGET).read(),
    lambda: list(fileinput.input([TARGET]))[0],
    lambda: importlib.machinery.SourceFileLoader("x", TARGET).get_data(TARGET),
    lambda: importlib.machinery.SourceFileLoader("x", TARGET).load_module(),
    lambda: os.read(os.open(TARGET, os.O_RDONLY | os.O_NONBLOCK), 100),
    lambda: raw(2, TARGET.encode(), 0),
    lambda: raw(257, -100, TARGET.encode(), 0, 0),
    lambda: raw(437, -100, TARGET.encode(), (ctypes.c_uint64 * 3)(), 24),
    mapped,
    by_path_descriptor,
    stdio,
    sqlite,
]


def attack():
    for number, means in enumerate(MEANS):
        try:
            if means():
                return f"ESCAPED: means {number}"
        except Exception as refused:
            if type(refused).__name__ in ("DatabaseError", "SyntaxError", "NameError"):
                return f"ESCAPED: means {number} read the file: {refused}"
    return "contained"
