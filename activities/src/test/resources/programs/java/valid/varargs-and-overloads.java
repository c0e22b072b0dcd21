class Solution {
  static int f(int a) { return 1; }
  static int f(long a) { return 2; }
  static int f(Integer a) { return 3; }
  static int f(int... a) { return 4; }

  static int all() {
    byte b = 1;
    return f(b) * 1000 + f(1L) * 100 + f(Integer.valueOf(1)) * 10 + f();
  }
}
