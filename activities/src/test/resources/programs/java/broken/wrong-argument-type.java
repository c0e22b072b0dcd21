class Solution {
  static int g(int n) { return n; }
  static int f() { return g("one"); }
}
