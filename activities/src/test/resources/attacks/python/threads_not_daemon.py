# expect: contained
"""Leaves a thread behind that an orderly end of the interpreter waits for."""
import threading
import time


def attack():
    threading.Thread(target=time.sleep, args=(3600,)).start()
    return "contained"
