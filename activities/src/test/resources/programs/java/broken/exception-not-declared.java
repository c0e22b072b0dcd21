class Solution {
  static int f(int n) {
    if (n < 0) throw new Exception("negative");
    return n;
  }
}
