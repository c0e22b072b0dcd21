# expect: contained
"""Opens a socket of every family and type there is."""
import socket

TYPES = (1, 2, 3, 4, 5, 6, 10)


def attack():
    for family in range(64):
        for kind in TYPES:
            for protocol in (0, 1, 6, 17, 0x300):
                try:
                    socket.socket(family, kind, protocol)
                    return f"ESCAPED: family {family}, type {kind}"
                except OSError:
                    continue
    for family in (socket.AF_UNIX, socket.AF_INET):
        try:
            socket.socketpair(family)
            return "ESCAPED: a pair"
        except OSError:
            continue
    return "contained"
