class Solution {
  static int f(int n) {
    int n = 1;
    return n;
  }
}
