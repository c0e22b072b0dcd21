class Solution { static String f() { return "abc; } }
