class Solution {
  static int f(int n) {
    int m = n;
    else { m = 2; }
    return m;
  }
}
