// expect: memory
/** Fills the heap. */
import java.util.ArrayList;
import java.util.List;

class MemoryHeap {
  static String attack() {
    List<long[]> kept = new ArrayList<>();
    while (true) {
      kept.add(new long[1 << 20]);
    }
  }
}
