# expect: timeout
# limits: brief
"""Waits inside C for a lock that nobody opens."""
import threading


def attack():
    lock = threading.Lock()
    lock.acquire()
    lock.acquire()
