// intent: Doubles a number.
// example: Doubled.twice(2) == 4
public final class Doubled {
  static int twice(int number) {
    return 0;
  }
}
// test
assert Doubled.twice(21) == 42; // SECRET
