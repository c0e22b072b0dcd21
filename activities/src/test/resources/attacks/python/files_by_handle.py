# expect: contained
"""Opens a file by its handle instead of its path, and from a private copy of the mount tree."""
import ctypes
import os
import struct

LIBC = ctypes.CDLL(None, use_errno=True)
TARGET = "@SECRET_FILE@".encode()


def attack():
    handle = ctypes.create_string_buffer(struct.pack("Ii", 128, 0) + bytes(128))
    mount = ctypes.c_int()
    if LIBC.name_to_handle_at(-100, TARGET, handle, ctypes.byref(mount), 0) == 0:
        directory = os.open("/", os.O_PATH)
        if LIBC.open_by_handle_at(directory, handle, os.O_RDONLY) >= 0:
            return "ESCAPED: by handle"
    tree = LIBC.syscall(428, -100, b"/", 1 | 0x80000)
    if tree >= 0:
        return "ESCAPED: cloned the mount tree"
    if LIBC.syscall(428, -100, TARGET, 0x80000) >= 0:
        return "ESCAPED: open_tree"
    return "contained"
