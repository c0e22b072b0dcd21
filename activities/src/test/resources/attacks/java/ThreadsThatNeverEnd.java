// expect: contained ; contained
// calls: attack() ; attack()
/** Leaves threads behind that compute, print and catch everything for ever. */
class ThreadsThatNeverEnd {
  static String attack() {
    for (int number = 0; number < 4; number++) {
      Thread thread = new Thread(ThreadsThatNeverEnd::goOn);
      thread.setPriority(Thread.MAX_PRIORITY);
      thread.setUncaughtExceptionHandler((t, e) -> goOn());
      thread.start();
    }
    return "contained";
  }

  static void goOn() {
    long number = 0;
    while (true) {
      try {
        number++;
      } catch (Throwable again) {
        number = 0;
      }
    }
  }
}
