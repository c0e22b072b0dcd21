class Solution {
  static Runnable f() {
    int n = 0;
    n++;
    return () -> System.out.println(n);
  }
}
