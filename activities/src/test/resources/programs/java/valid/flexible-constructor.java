class Base {
  Base(int n) {}
}

class Solution extends Base {
  Solution(int n) {
    if (n < 0) throw new IllegalArgumentException();
    super(n);
  }

  static boolean accepts(int n) {
    try {
      new Solution(n);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }
}
