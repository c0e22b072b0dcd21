class Solution {
  static char shifted(char c, int by) {
    c += by;
    byte small = (byte) 300;
    short sum = (short) (small + 1);
    long wide = sum;
    float real = wide;
    return real > 0 ? c : (char) (c + (int) real);
  }
}
