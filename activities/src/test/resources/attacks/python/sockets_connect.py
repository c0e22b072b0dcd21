# expect: contained
"""Talks to a server on loopback and to the world through the libraries."""
import asyncio
import http.client
import socket
import urllib.request

PORT = int("@PORT@")


def over_asyncio():
    loop = asyncio.new_event_loop()
    loop.run_until_complete(asyncio.open_connection("127.0.0.1", PORT))


def listens():
    socket.create_server(("127.0.0.1", 0)).listen()


MEANS = [
    lambda: socket.create_connection(("127.0.0.1", PORT), 1),
    lambda: socket.create_connection(("::1", PORT), 1),
    lambda: http.client.HTTPConnection("127.0.0.1", PORT, timeout=1).connect(),
    lambda: urllib.request.urlopen(f"http://127.0.0.1:{PORT}/", timeout=1),
    lambda: socket.create_connection(("1.1.1.1", 53), 1),
    lambda: socket.gethostbyname("example.org"),
    over_asyncio,
    listens,
]


def attack():
    for number, means in enumerate(MEANS):
        try:
            means()
            return f"ESCAPED: means {number}"
        except (OSError, UnicodeError, http.client.HTTPException):
            continue
    return "contained"
