# expect: raised PermissionError BlockingIOError OSError
"""The plain fork bomb."""
import os


def attack():
    while True:
        if os.fork() == 0:
            while True:
                os.fork()
