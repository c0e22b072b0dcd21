class Solution {
  static int f(int n) {
    return switch (n) { case 1 -> { int m = 2; } default -> 0; };
  }
}
