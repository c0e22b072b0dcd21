class Solution { @Memoised static int f() { return 1; } }
