// expect: contained or crash 0
/** Leaves hooks and threads behind that never end. */
class EndsLate {
  static String attack() {
    Runtime.getRuntime().addShutdownHook(new Thread(EndsLate::forEver));
    new Thread(EndsLate::forEver).start();
    Thread.ofVirtual().start(EndsLate::forEver);
    return "contained";
  }

  static void forEver() {
    while (true) {
      Thread.onSpinWait();
    }
  }
}
