class Solution {
  static class Odd\u0301 extends RuntimeException {}

  static String f(int n) {
    String clear = "\u001b[2J\r\0\u202e\u2029\ud800\ue000" + "\ud83d\ude00".repeat(99);
    char lone = '\u202e';
    if (n > 0) {
      throw new Odd\u0301();
    }
    return clear;
  }
}
