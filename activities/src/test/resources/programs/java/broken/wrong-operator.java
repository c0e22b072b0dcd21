class Solution { static boolean f(String a, int b) { return a - b > 0; } }
