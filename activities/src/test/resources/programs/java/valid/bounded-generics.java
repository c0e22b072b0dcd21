import java.util.Collection;
import java.util.Iterator;

class Solution {
  static <T extends Object & Comparable<? super T>> T largest(Collection<? extends T> items) {
    Iterator<? extends T> each = items.iterator();
    T best = each.next();
    while (each.hasNext()) {
      T next = each.next();
      if (next.compareTo(best) > 0) best = next;
    }
    return best;
  }
}
