# expect: contained
"""Connects to sockets that have a path or an abstract name."""
import socket

NAMES = [
    "@SOCKET@",
    "/run/docker.sock",
    "/var/run/docker.sock",
    "/run/dbus/system_bus_socket",
    "/run/systemd/private",
    "/run/containerd/containerd.sock",
    "\0/tmp/.X11-unix/X0",
    "\0weavergen",
]


def attack():
    for name in NAMES:
        for kind in (socket.SOCK_STREAM, socket.SOCK_DGRAM, socket.SOCK_SEQPACKET):
            try:
                with socket.socket(socket.AF_UNIX, kind) as made:
                    made.connect(name)
                return "ESCAPED: connected to " + repr(name)
            except OSError:
                continue
    try:
        socket.socket(socket.AF_UNIX).bind("\0weavergen-canary")
        return "ESCAPED: bound an abstract name"
    except OSError:
        return "contained"
