from typing import List


def largest(values: List[int]) -> int:
    return max(values)
