# expect: contained
"""Makes the parent the owner of a pipe and has the kernel send it SIGKILL when the pipe can be read."""
import ctypes
import fcntl
import os
import struct
import time

F_SETOWN, F_SETSIG, F_SETOWN_EX, FIOSETOWN, SIOCSPGRP = 8, 10, 15, 0x8901, 0x8902
LIBC = ctypes.CDLL(None, use_errno=True)
KILL = 9


def means(descriptor, target):
    yield lambda: fcntl.fcntl(descriptor, F_SETOWN, target)
    yield lambda: fcntl.fcntl(descriptor, F_SETOWN_EX, struct.pack("ii", 1, target))
    yield lambda: fcntl.fcntl(descriptor, F_SETOWN_EX, struct.pack("ii", 2, target))
    yield lambda: fcntl.ioctl(descriptor, FIOSETOWN, struct.pack("i", target))
    yield lambda: fcntl.ioctl(descriptor, SIOCSPGRP, struct.pack("i", target))


def rings(descriptor, writer, set_owner):
    try:
        set_owner()
    except OSError:
        return
    try:
        fcntl.fcntl(descriptor, F_SETSIG, KILL)
    except OSError:
        pass
    try:
        fcntl.fcntl(descriptor, fcntl.F_SETFL, os.O_ASYNC | os.O_NONBLOCK)
        os.write(writer, b"x")
    except OSError:
        pass


def attack():
    parent = os.getppid()
    for target in (parent, int("@VICTIM@"), int("@WORKER@"), -os.getpgid(0)):
        if target == 0:
            continue
        reader, writer = os.pipe()
        for set_owner in means(reader, target):
            rings(reader, writer, set_owner)
        os.close(reader)
        os.close(writer)
    time.sleep(0.05)
    return "contained" if os.getppid() == parent else "ESCAPED: the parent is gone"
