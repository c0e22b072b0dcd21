class Solution {
  static int f(int a) { return a; }
  static int f(int b) { return b + 1; }
}
