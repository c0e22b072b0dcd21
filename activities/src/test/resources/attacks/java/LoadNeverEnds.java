// expect: load timeout or timeout
// limits: brief
/** Has a static initialiser that never ends. */
class LoadNeverEnds {
  static int value = loop();

  static int loop() {
    while (true) {
      Thread.onSpinWait();
    }
  }

  static String attack() {
    return "ESCAPED: initialised";
  }
}
