from __future__ import annotations
from typing import List


def largest(values: List[int]) -> int:
    return max(values)
