class Solution {
  enum Kind { A, B }
  static int f(Kind kind) { return switch (kind) { case A -> 1; }; }
}
