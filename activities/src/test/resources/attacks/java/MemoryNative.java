// expect: memory or crash or raised
/** Takes memory that neither the heap's nor the buffers' limit counts. */
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

class MemoryNative {
  static final long STEP = 64L << 20;

  static String attack() throws Exception {
    Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
    field.setAccessible(true);
    sun.misc.Unsafe unsafe = (sun.misc.Unsafe) field.get(null);
    for (int taken = 0; taken < 96; taken++) {
      long address = unsafe.allocateMemory(STEP);
      unsafe.setMemory(address, STEP, (byte) 1);
    }
    return "ESCAPED: took six gigabytes";
  }
}
