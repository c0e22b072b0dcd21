class Solution {
  static int f(int n) {
    if (n > 0) return 1;
  }
}
