class Solution {
  static int f(int n) {
    if (n > 0) break;
    return n;
  }
}
