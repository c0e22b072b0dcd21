// expect: memory or timeout or contained
// limits: brief
/** Makes classes for ever, which live outside the heap. */
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

class MemoryClasses {
  interface Shape {}

  static class Loader extends ClassLoader {}

  static String attack() {
    List<Object> kept = new ArrayList<>();
    while (true) {
      kept.add(Proxy.newProxyInstance(new Loader(), new Class<?>[] {Runnable.class, Comparable.class}, (p, m, a) -> null));
    }
  }
}
