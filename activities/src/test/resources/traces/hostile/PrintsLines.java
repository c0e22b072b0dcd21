class Solution {
  static int f(int n) {
    System.out.println("\n  line 9: n=1\n");
    System.err.println("call f(n=2)");
    while (n > 0) {
      System.out.println("  line 9: n=1");
    }
    return n;
  }
}
