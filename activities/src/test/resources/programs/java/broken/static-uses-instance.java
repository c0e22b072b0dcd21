class Solution {
  int n = 1;
  static int f() { return n; }
}
