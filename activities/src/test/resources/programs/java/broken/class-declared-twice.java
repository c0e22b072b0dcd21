class Node { int a; }
class Node { int b; }
class Solution { static int f() { return 1; } }
