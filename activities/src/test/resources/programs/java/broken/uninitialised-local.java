class Solution {
  static int f(int n) {
    int m;
    if (n > 0) m = 1;
    return m;
  }
}
