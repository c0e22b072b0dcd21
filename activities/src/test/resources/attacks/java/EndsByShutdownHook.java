// expect: timeout or crash
// limits: brief
/** Asks for an orderly end that a hook prevents. */
class EndsByShutdownHook {
  static String attack() {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> sleep()));
    System.exit(0);
    return "ESCAPED: went on";
  }

  static void sleep() {
    while (true) {
      try {
        Thread.sleep(1_000_000);
      } catch (InterruptedException again) {
        continue;
      }
    }
  }
}
