def f(xs: List[int]) -> int:
    return math.floor(helper(xs)) + len(xs) + unknown
