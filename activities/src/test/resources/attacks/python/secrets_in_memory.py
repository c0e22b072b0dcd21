# expect: contained
# limits: long
"""Reads its whole memory, freed blocks included, for expected values that the sandbox evaluated before."""
import ctypes
import os

MARK = b"-".join([b"canary", b"of", b"weavergen"])
PAGE = 4096
SPAN = 48 << 20
LIBC = ctypes.CDLL(None, use_errno=True)
LIBC.mincore.argtypes = [ctypes.c_void_p, ctypes.c_size_t, ctypes.c_void_p]
LIBC.sbrk.restype = ctypes.c_void_p
LIBC.write.argtypes = [ctypes.c_int, ctypes.c_void_p, ctypes.c_size_t]


def mapped(address, answer=ctypes.create_string_buffer(1)):
    return LIBC.mincore(address, PAGE, answer) == 0


def page_at(address, ends):
    """Lets the kernel copy the page, since it refuses what this process may not read without ending it."""
    if LIBC.write(ends[1], address, PAGE) != PAGE:
        return b""
    return os.read(ends[0], PAGE)


def found(text):
    """An expected value goes on where the mark, which is in this program's own memory as well, ends."""
    place = text.find(MARK)
    while place >= 0:
        if text[place + len(MARK) : place + len(MARK) + 9] == b"-" + b"expected":
            return True
        place = text.find(MARK, place + 1)
    return False


def finds(start, ends):
    address = start & ~(PAGE - 1)
    previous = b""
    for _ in range(SPAN // PAGE):
        if mapped(address):
            text = page_at(address, ends)
            if found(previous[-64:] + text):
                return True
            previous = text
        address += PAGE
    return False


def attack():
    ends = os.pipe()
    top = LIBC.sbrk(0)
    starts = {top - SPAN, id([]) - SPAN // 2, id(object()) - SPAN // 2, id(os) - SPAN // 2}
    for start in starts:
        if finds(start, ends):
            return "ESCAPED: found a text of another program"
    return "contained"
