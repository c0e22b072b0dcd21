// expect: load raised or raised
/** Has a static initialiser that throws. */
class LoadRaises {
  static final int VALUE = Integer.parseInt("no number");

  static String attack() {
    return "ESCAPED: initialised";
  }
}
