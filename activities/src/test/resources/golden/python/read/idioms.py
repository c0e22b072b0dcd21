import heapq
import itertools
import re
from bisect import bisect_left
from collections import Counter, deque
from functools import lru_cache


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def f(xs):
    table = [0] * 10
    for i in range(1, 10):
        table[i] = table[i - 1] + i
    low, high = 0, len(xs)
    while low < high:
        if xs[low]:
            low += 1
        else:
            high -= 1
    a, b = table[1:], {x: y for x, y in enumerate(xs)}
    a[0], a[1] = a[1], a[0]
    q = deque(sorted(set(xs), key=lambda x: -x))
    heapq.heappush(a, bisect_left(a, 1))
    print(f"{Counter(xs)}", list(map(str, filter(None, zip(a, b)))), re.findall("a", "b"))
    return any(x for x in itertools.chain(a, q)) and 1 < low <= 3
