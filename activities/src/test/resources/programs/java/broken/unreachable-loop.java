class Solution {
  static int f() {
    while (true) {}
    return 1;
  }
}
