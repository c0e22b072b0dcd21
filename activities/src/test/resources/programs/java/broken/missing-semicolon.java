class Solution {
  static int f(int n) {
    int m = n + 1
    return m;
  }
}
