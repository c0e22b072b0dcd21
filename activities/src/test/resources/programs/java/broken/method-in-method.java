class Solution {
  static int f(int n) {
    int g(int m) { return m; }
    return g(n);
  }
}
