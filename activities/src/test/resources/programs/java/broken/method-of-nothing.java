class Solution { static int f(String s) { return s.size(); } }
