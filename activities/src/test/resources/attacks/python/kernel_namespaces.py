# expect: contained
"""Nests namespaces, in which an ordinary user is root, and enters those of others."""
import ctypes
import os

LIBC = ctypes.CDLL(None, use_errno=True)
USER, FLAGS = 0x10000000, (0x20000000, 0x40000000, 0x20000, 0x8000000, 0x4000000, 0x2000000, 0x80, 0x400, 0x200)


def attack():
    for flags in (USER, *(USER | flag for flag in FLAGS), *FLAGS[:7]):
        if LIBC.unshare(flags) == 0:
            return f"ESCAPED: unshare {flags:#x}"
    for name in ("user", "mnt", "net", "pid"):
        for process in (os.getppid(), 1, "self"):
            try:
                if LIBC.setns(os.open(f"/proc/{process}/ns/{name}", os.O_RDONLY), 0) == 0:
                    return "ESCAPED: entered " + name
            except OSError:
                continue
    for descriptor in range(16):
        if LIBC.setns(descriptor, 0) == 0:
            return "ESCAPED: entered by an inherited descriptor"
    return "contained"
