class Solution { static long f() { return 3000000000; } }
