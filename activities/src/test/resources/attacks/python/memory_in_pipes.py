# expect: contained
# limits: long
"""Keeps memory in the kernel, where no limit of the process counts it: pipes, queues, timers."""
import ctypes
import fcntl
import os
import select

BOUND = 64 << 20
SET_SIZE = 1031


def fill(writer):
    os.set_blocking(writer, False)
    total = 0
    try:
        fcntl.fcntl(writer, SET_SIZE, 1 << 20)
    except OSError:
        pass
    try:
        while True:
            total += os.write(writer, bytes(65536))
    except OSError:
        return total


def attack():
    held = []
    total = 0
    try:
        while total < BOUND:
            pair = os.pipe()
            held.append(pair)
            total += fill(pair[1])
    except OSError:
        pass
    if total >= BOUND:
        return f"ESCAPED: {total >> 20} MiB in pipes"
    for reader, writer in held:
        os.close(reader)
        os.close(writer)
    polls = []
    try:
        while len(polls) < 10000:
            polls.append(select.epoll())
    except OSError:
        return "contained"
    return "ESCAPED: ten thousand descriptors"
