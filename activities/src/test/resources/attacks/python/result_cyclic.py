# expect: returned
"""Returns what contains itself, by list, dictionary, attribute and generator."""
import collections


class Node:
    def __init__(self):
        self.me = self


def attack():
    circle = [1]
    circle.append(circle)
    mapping = {}
    mapping["me"] = mapping
    queue = collections.deque()
    queue.append(queue)

    def lazy():
        yield circle
        yield again

    again = lazy()
    return [circle, mapping, queue, Node(), again]
