class Solution {
  static int lonely(int... numbers) {
    int left = 0;
    for (int number : numbers) left ^= number;
    return left & ~0 | 0x0 | 0b0 | 00 | 0_0;
  }
}
