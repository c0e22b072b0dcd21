class Solution {
  static int f(final int n) {
    n = 2;
    return n;
  }
}
