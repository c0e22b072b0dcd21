# expect: contained or crash 31
"""Tries every system call beyond those that the filter's author may have known."""
import ctypes

LIBC = ctypes.CDLL(None, use_errno=True)
EPERM, EACCES, ENOSYS = 1, 13, 38
#: numbers that are the same on every architecture: new mount calls, handles of processes, rings, modules, attributes
ASKED = (424, 425, 426, 427, 428, 429, 430, 431, 432, 433, 434, 438, 440, 442, 443, 447, 448, 452, 457, 458, 463, 466, 467, 469, 470)


def attack():
    for number in ASKED:
        ctypes.set_errno(0)
        result = LIBC.syscall(number, -1, None, None, None, None, None)
        if result >= 0 or ctypes.get_errno() not in (EPERM, EACCES, ENOSYS):
            return f"ESCAPED: system call {number} is served ({ctypes.get_errno()})"
    for number in range(500, 520):
        if LIBC.syscall(number, 0, 0, 0, 0, 0, 0) >= 0:
            return f"ESCAPED: system call {number}"
    return "contained"
