# expect: contained
"""Shared memory, semaphores and message queues, which outlive the process that made them."""
import ctypes
import mmap
from multiprocessing import shared_memory

LIBC = ctypes.CDLL(None, use_errno=True)
CREATE = 0o1666
PRIVATE = 0


def through_the_library():
    return shared_memory.SharedMemory("weavergen-canary", create=True, size=4096)


def attack():
    for make in ((LIBC.shmget, PRIVATE, 4096, CREATE), (LIBC.msgget, PRIVATE, CREATE), (LIBC.semget, PRIVATE, 1, CREATE)):
        if make[0](*make[1:]) >= 0:
            return "ESCAPED: " + make[0].__name__
    for name in ("shm_open", "mq_open", "sem_open"):
        function = getattr(LIBC, name)
        function.restype = ctypes.c_long
        if function(b"/weavergen-canary", 0o102, 0o666, None) not in (-1, 0xFFFFFFFF, 0):
            return "ESCAPED: " + name
    try:
        through_the_library()
        return "ESCAPED: shared memory"
    except Exception:
        return "contained"
