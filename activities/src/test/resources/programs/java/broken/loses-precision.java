class Solution { static int f(double d) { int n = d; return n; } }
