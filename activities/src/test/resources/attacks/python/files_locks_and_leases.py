# expect: contained
"""Watches files of the host, asks for their quotas and waits for their changes."""
import ctypes

LIBC = ctypes.CDLL(None, use_errno=True)
TARGET = "@SECRET_FILE@".encode()


def attack():
    watcher = LIBC.inotify_init1(0)
    if watcher >= 0 and LIBC.inotify_add_watch(watcher, TARGET, 0xFFF) >= 0:
        return "ESCAPED: inotify"
    if LIBC.syscall(300, 0, 0) >= 0:
        return "ESCAPED: fanotify"
    if LIBC.syscall(179, 0x800007 << 8, None, 0, ctypes.create_string_buffer(256)) >= 0:
        return "ESCAPED: quotactl"
    return "contained"
