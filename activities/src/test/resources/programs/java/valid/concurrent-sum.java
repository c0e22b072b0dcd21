import java.util.concurrent.*;

class Solution {
  static long sum(int n) throws InterruptedException, ExecutionException {
    try (ExecutorService pool = Executors.newFixedThreadPool(2)) {
      Future<Long> low = pool.submit(() -> range(0, n / 2));
      Future<Long> high = pool.submit(() -> range(n / 2, n));
      return low.get() + high.get();
    }
  }

  private static long range(int from, int to) {
    long sum = 0;
    for (int i = from; i < to; i++) sum += i;
    return sum;
  }
}
