class Solution { static int f(int n) { return m + 1; } }
