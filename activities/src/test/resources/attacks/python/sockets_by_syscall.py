# expect: contained
"""Opens sockets by number of the system call, past every wrapper."""
import ctypes
import platform

LIBC = ctypes.CDLL(None, use_errno=True)
SOCKET, PAIR = (41, 53) if platform.machine() == "x86_64" else (198, 199)


def attack():
    for family in (1, 2, 10, 16, 17, 38, 40, 44):
        for kind in (1, 2, 3, 5):
            if LIBC.syscall(SOCKET, family, kind | 0o2000000, 0) >= 0:
                return f"ESCAPED: family {family}"
    if LIBC.syscall(PAIR, 1, 1, 0, (ctypes.c_int * 2)()) >= 0:
        return "ESCAPED: a pair"
    for descriptor in range(64):
        for number in (43, 288, 45, 44):
            if LIBC.syscall(number, descriptor, None, None, 0, None, None) >= 0 and platform.machine() == "x86_64":
                return f"ESCAPED: descriptor {descriptor} is a socket"
    return "contained"
