class Base { Base(int n) {} }
class Solution extends Base { static int f() { return 1; } }
