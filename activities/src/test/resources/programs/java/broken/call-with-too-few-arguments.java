class Solution {
  static int g(int a, int b) { return a + b; }
  static int f() { return g(1); }
}
