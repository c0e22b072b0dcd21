// expect: memory
/** Takes memory outside the heap. */
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

class MemoryDirect {
  static String attack() {
    List<ByteBuffer> kept = new ArrayList<>();
    while (kept.size() < 64) {
      kept.add(ByteBuffer.allocateDirect(64 << 20));
    }
    return "ESCAPED: took four gigabytes";
  }
}
