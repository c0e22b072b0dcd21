// expect: timeout or raised StackOverflowError
// limits: brief
/** Backtracks for ages. */
class ComputesRegularExpression {
  static boolean attack() {
    return "1,".repeat(60).matches("(.*?,){30}P");
  }
}
