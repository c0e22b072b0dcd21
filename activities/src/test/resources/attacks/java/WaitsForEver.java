// expect: timeout
// limits: brief
/** Waits, catching every interruption. */
class WaitsForEver {
  static synchronized String attack() {
    while (true) {
      try {
        WaitsForEver.class.wait();
      } catch (InterruptedException again) {
        continue;
      }
    }
  }
}
