class Solution { static String f() { return "\q"; } }
