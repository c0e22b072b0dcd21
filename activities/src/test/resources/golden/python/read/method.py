# entry: Solution().f
class Solution:
    def f(self, numList, k):
        best = max(numList)
        unused = 3
        return best
