# expect: contained or crash 11 or raised RecursionError or timeout
# limits: brief
"""Objects that come back while they are freed, and a chain whose freeing recurses."""
import gc


class Phoenix:
    kept = []

    def __del__(self):
        Phoenix.kept.append(Phoenix())
        Phoenix.kept.pop()


class Link:
    def __init__(self, following):
        self.following = following


def attack():
    chain = None
    for _ in range(500_000):
        chain = Link(chain)
    del chain
    gc.collect()
    return "contained"
