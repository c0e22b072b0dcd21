class Solution {
  static int f(int n) {
    for (int i = 0; i < 9; i++) {
      new Thread(() -> spin()).start();
    }
    return n;
  }

  static void spin() {
    long i = 0;
    while (true) {
      i++;
    }
  }
}
