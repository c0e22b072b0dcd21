class Solution implements Comparable<Solution> { static int f() { return 1; } }
