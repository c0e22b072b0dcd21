import java.io.IOException;
class Solution {
  static int f(int n) {
    try { return n; } catch (IOException e) { return 0; }
  }
}
