// expect: memory or contained or raised or timeout
// limits: brief
/** Starts threads until that is refused. */
import java.util.concurrent.CountDownLatch;

class ThreadsBomb {
  static String attack() {
    CountDownLatch gate = new CountDownLatch(1);
    for (int started = 0; started < 5000; started++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  gate.await();
                } catch (InterruptedException ended) {
                  return;
                }
              });
      thread.start();
    }
    return "ESCAPED: five thousand threads";
  }
}
