class Solution { static f(int n) { return n; } }
