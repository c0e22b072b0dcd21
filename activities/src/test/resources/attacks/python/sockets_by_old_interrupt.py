# expect: contained or crash 31
"""Enters the kernel by the 32-bit door (int 0x80), where system calls have other numbers."""
import ctypes
import mmap
import platform

#: mov eax, 359 (socket); mov ebx, 2; mov ecx, 1; xor edx, edx; int 0x80; ret
CODE = bytes.fromhex("b867010000" "bb02000000" "b901000000" "31d2" "cd80" "c3")
#: push rbx around it, since ebx belongs to the caller
WRAPPED = b"\x53" + CODE[:-1] + b"\x5b\xc3"


def attack():
    if platform.machine() != "x86_64":
        return "contained"
    try:
        page = mmap.mmap(-1, 4096, prot=mmap.PROT_READ | mmap.PROT_WRITE | mmap.PROT_EXEC)
    except OSError:
        return "contained"
    page.write(WRAPPED)
    address = ctypes.addressof(ctypes.c_char.from_buffer(page))
    result = ctypes.CFUNCTYPE(ctypes.c_int)(address)()
    return "contained" if result < 0 else "ESCAPED: a socket by the 32-bit door"
