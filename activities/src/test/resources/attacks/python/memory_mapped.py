# expect: contained
# limits: long
"""Maps anonymous memory, private and shared, past Python's allocator."""
import ctypes
import mmap

BOUND = 4 << 30
STEP = 64 << 20
LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.mmap.restype = ctypes.c_void_p
LIBC.mmap.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int, ctypes.c_int, ctypes.c_long]
NO_RESERVE, PRIVATE, SHARED, ANONYMOUS = 0x4000, 2, 1, 0x20


def attack():
    for flags in (SHARED, PRIVATE, PRIVATE | NO_RESERVE, SHARED | NO_RESERVE):
        taken = 0
        addresses = []
        while taken < BOUND:
            address = LIBC.mmap(None, STEP, mmap.PROT_READ | mmap.PROT_WRITE, flags | ANONYMOUS, -1, 0)
            if address in (None, ctypes.c_void_p(-1).value):
                break
            addresses.append(address)
            taken += STEP
        for address in addresses:
            LIBC.munmap(ctypes.c_void_p(address), ctypes.c_size_t(STEP))
        if taken >= BOUND:
            return "ESCAPED: took four gigabytes"
    return "contained"
