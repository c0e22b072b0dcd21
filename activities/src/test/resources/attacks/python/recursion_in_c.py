# expect: raised RecursionError MemoryError or crash 11
# limits: long
"""Lets C recurse: json, comparison and copying of deep structures, with no limit of the interpreter's own."""
import copy
import json
import sys

DEEP = 300_000


def nested():
    made = []
    for _ in range(DEEP):
        made = [made]
    return made


def attack():
    deep = nested()
    for limit in (1000, 10**9):
        sys.setrecursionlimit(limit)
        for work in (json.dumps, lambda value: value == nested(), copy.deepcopy):
            try:
                work(deep)
            except RecursionError:
                continue
    raise RecursionError
