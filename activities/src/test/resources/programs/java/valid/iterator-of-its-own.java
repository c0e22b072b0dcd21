import java.util.Iterator;
import java.util.NoSuchElementException;

class Countdown implements Iterable<Integer> {
  private final int from;

  Countdown(int from) {
    this.from = from;
  }

  @Override
  public Iterator<Integer> iterator() {
    return new Iterator<>() {
      private int left = from;

      @Override
      public boolean hasNext() {
        return left > 0;
      }

      @Override
      public Integer next() {
        if (!hasNext()) throw new NoSuchElementException();
        return left--;
      }
    };
  }

  static int sum(int from) {
    int sum = 0;
    for (int n : new Countdown(from)) sum += n;
    return sum;
  }
}
