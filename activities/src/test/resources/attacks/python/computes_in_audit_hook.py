# expect: returned or raised RuntimeError OSError or broken or crash
"""Installs a hook that forbids everything, and that nothing can remove."""
import sys


def forbid(event, arguments):
    raise RuntimeError(event)


def attack():
    sys.addaudithook(forbid)
    return "contained"
