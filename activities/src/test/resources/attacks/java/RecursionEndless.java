// expect: raised StackOverflowError
/** Calls itself for ever. */
class RecursionEndless {
  static int attack() {
    return attack() + 1;
  }
}
