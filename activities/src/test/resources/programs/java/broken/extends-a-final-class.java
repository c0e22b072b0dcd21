class Solution extends String { static int f() { return 1; } }
