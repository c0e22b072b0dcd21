# expect: contained
"""Mounts, unmounts and changes the root, by the old calls and the new."""
import ctypes
import os
import platform
import struct

LIBC = ctypes.CDLL(None, use_errno=True)
X86 = platform.machine() == "x86_64"
PIVOT = 155 if X86 else 41


def attack():
    attempts = {
        "mount": lambda: LIBC.mount(b"tmpfs", b"/tmp", b"tmpfs", 0, None),
        "bind": lambda: LIBC.mount(b"/", b"/tmp", None, 0x1000, None),
        "private": lambda: LIBC.mount(None, b"/", None, 0x44000, None),
        "umount": lambda: LIBC.umount2(b"/", 2),
        "pivot": lambda: LIBC.syscall(PIVOT, b".", b"."),
        "chroot": lambda: LIBC.chroot(b"/"),
        "open_tree": lambda: LIBC.syscall(428, -100, b"/", 0),
        "fsopen": lambda: LIBC.syscall(430, b"tmpfs", 0),
        "fspick": lambda: LIBC.syscall(433, -100, b"/", 0),
        "mount_setattr": lambda: LIBC.syscall(442, -100, b"/", 0, struct.pack("QQQQ", 1, 0, 0, 0), 32),
        "listmount": lambda: LIBC.syscall(458, struct.pack("IIQQQ", 24, 0, 2**64 - 1, 0, 0), bytes(512), 64, 0),
        "open_tree_attr": lambda: LIBC.syscall(467, -100, b"/", 0, None, 0),
    }
    for name, attempt in attempts.items():
        if attempt() >= 0:
            return "ESCAPED: " + name
    return "contained"
