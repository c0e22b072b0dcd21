// expect: returned or raised ; timeout or returned ; returned or raised
// calls: attack() ; endless() ; lying()
// limits: brief
/** Returns objects whose text, equality, hash code and iterators raise, lie and never end. */
import java.util.AbstractList;
import java.util.Iterator;
import java.util.List;

class ResultHostileMethods {
  static class Raising {
    @Override
    public String toString() {
      throw new StackOverflowError();
    }

    @Override
    public int hashCode() {
      throw new OutOfMemoryError();
    }

    @Override
    public boolean equals(Object other) {
      throw new ThreadDeath();
    }
  }

  static class Endless {
    @Override
    public String toString() {
      while (true) {
        Thread.onSpinWait();
      }
    }
  }

  static class Lying extends AbstractList<Object> {
    @Override
    public Object get(int index) {
      return this;
    }

    @Override
    public int size() {
      return Integer.MAX_VALUE;
    }

    @Override
    public Iterator<Object> iterator() {
      return List.<Object>of().iterator();
    }
  }

  static Object attack() {
    return List.of(new Raising());
  }

  static Object endless() {
    return List.of(new Endless());
  }

  static Object lying() {
    return new Lying();
  }
}
