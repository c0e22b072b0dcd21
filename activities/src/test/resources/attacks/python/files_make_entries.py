# expect: contained
"""Makes and removes links, directories, pipes, sockets and devices; renames and truncates."""
import ctypes
import os
import stat

HERE = "@WRITABLE_DIR@/"
OWNED = "@OWNED_FILE@"
LIBC = ctypes.CDLL(None, use_errno=True)


def raw(number, *arguments):
    if LIBC.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


MEANS = {
    "symlink": lambda: os.symlink("/etc/passwd", HERE + "symlink"),
    "link": lambda: os.link(OWNED, HERE + "link"),
    "mkdir": lambda: os.mkdir(HERE + "directory"),
    "mkfifo": lambda: os.mkfifo(HERE + "pipe"),
    "mknod": lambda: os.mknod(HERE + "node", stat.S_IFREG | 0o666),
    "socket node": lambda: os.mknod(HERE + "socket", stat.S_IFSOCK | 0o666),
    "rename": lambda: os.rename(OWNED, HERE + "renamed"),
    "renameat2": lambda: raw(316, -100, OWNED.encode(), -100, (HERE + "x").encode(), 2),
    "truncate": lambda: os.truncate(OWNED, 0),
    "open to truncate": lambda: os.open(OWNED, os.O_RDONLY | os.O_TRUNC),
    "open to write": lambda: os.open(OWNED, os.O_WRONLY),
    "open to append": lambda: os.open(OWNED, os.O_RDWR | os.O_APPEND),
    "unlink": lambda: os.unlink(OWNED),
    "rmdir": lambda: os.rmdir("@WRITABLE_DIR@"),
}


def attack():
    for name, means in MEANS.items():
        try:
            means()
            return "ESCAPED: " + name
        except OSError:
            continue
    return "contained"
