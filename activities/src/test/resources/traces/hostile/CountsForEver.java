class Solution {
  static long f(long n) {
    for (long i = 0; i < 1L << 60; i++) {
      n += i;
    }
    return n;
  }
}
