class Solution {
  /* adds
  static int f(int n) { return n + 1; }
}
