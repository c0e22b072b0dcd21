class Solution { static int f() { int a = 1, int b = 2; return a + b; } }
