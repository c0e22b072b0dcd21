class Solution {
  static int fail(String why) {
    throw new UnsupportedOperationException(why);
  }

  static int forever(int n) {
    while (true) {
      if (n-- < 0) return n;
    }
  }
}
