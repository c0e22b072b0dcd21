# expect: contained
"""Opens the ring by which files and sockets are reached past a filter of system calls."""
import ctypes

LIBC = ctypes.CDLL(None, use_errno=True)


def attack():
    for entries in (1, 8, 64):
        if LIBC.syscall(425, entries, ctypes.create_string_buffer(120)) >= 0:
            return "ESCAPED: a ring"
    context = ctypes.c_ulong()
    if LIBC.syscall(206, 8, ctypes.byref(context)) == 0:
        return "ESCAPED: asynchronous input and output"
    return "contained"
