assert Solution().f([1]) == 1
assert Solution(3).f([1]) == 1
assert x.f([1]) == 1
