class A extends B {}
class B extends A {}
class Solution { static int f() { return 1; } }
