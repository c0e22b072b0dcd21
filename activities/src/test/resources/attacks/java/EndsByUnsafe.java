// expect: crash 11 or crash 6 or raised
/** Writes to address zero. */
import java.lang.reflect.Field;

class EndsByUnsafe {
  static String attack() throws Exception {
    Field field = Class.forName("sun.misc.Unsafe").getDeclaredField("theUnsafe");
    field.setAccessible(true);
    Object unsafe = field.get(null);
    unsafe.getClass().getMethod("putAddress", long.class, long.class).invoke(unsafe, 0L, 1L);
    return "ESCAPED: wrote to address zero";
  }
}
