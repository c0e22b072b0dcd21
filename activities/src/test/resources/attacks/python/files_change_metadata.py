# expect: contained
"""Changes mode, owner, times and attributes of a file that the candidate's own user owns."""
import ctypes
import os
import struct

OWNED = "@OWNED_FILE@"
NAME = OWNED.encode()
LIBC = ctypes.CDLL(None, use_errno=True)
HERE = -100


def raw(number, *arguments):
    if LIBC.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


MEANS = {
    "chmod": lambda: os.chmod(OWNED, 0o777),
    "fchmodat": lambda: raw(268, HERE, NAME, 0o777),
    "fchmodat2": lambda: raw(452, HERE, NAME, 0o777, 0),
    "chown": lambda: os.chown(OWNED, os.getuid(), os.getgid()),
    "lchown": lambda: os.lchown(OWNED, -1, os.getgid()),
    "utime": lambda: os.utime(OWNED, (1, 1)),
    "utime raw": lambda: raw(132, NAME, struct.pack("qq", 1, 1)),
    "utimensat": lambda: raw(280, HERE, NAME, struct.pack("qqqq", 1, 0, 1, 0), 0),
    "futimesat": lambda: raw(261, HERE, NAME, None),
    "setxattr": lambda: os.setxattr(OWNED, "user.canary", b"x"),
    "removexattr": lambda: os.removexattr(OWNED, "user.here"),
    "setxattrat": lambda: raw(463, HERE, NAME, 0, b"user.y", struct.pack("QII", 0, 0, 0), 16),
    "file_setattr": lambda: raw(469, HERE, NAME, struct.pack("QIIIII", 0, 0, 0, 0, 0, 0), 24, 0),
    "path descriptor": lambda: os.fchmod(os.open(OWNED, os.O_PATH), 0o777),
    "path descriptor, utime": lambda: os.utime(os.open(OWNED, os.O_PATH)),
}


def attack():
    for name, means in MEANS.items():
        try:
            means()
            return "ESCAPED: " + name
        except OSError:
            continue
    return "contained"
