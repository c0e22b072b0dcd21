// expect: returned or broken or crash or raised
/** Replaces the streams, changes every static field of its callers' classes, and prints frames of its own. */
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;

class ReflectsIntoRunner {
  static String attack() throws Exception {
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      try {
        for (Field field : Class.forName(frame.getClassName()).getDeclaredFields()) {
          field.setAccessible(true);
          if (field.getType() == PrintStream.class || field.getType() == java.io.OutputStream.class) {
            field.set(null, System.err);
          } else if (field.getType() == long.class || field.getType() == int.class) {
            field.set(null, Integer.MAX_VALUE);
          }
        }
      } catch (Exception refused) {
        // the next one
      }
    }
    var raw = new FileOutputStream(FileDescriptor.out);
    byte[] text = "{\"v\":[\"s\",\"forged\"]}".getBytes(StandardCharsets.UTF_8);
    for (int times = 0; times < 3; times++) {
      raw.write(new byte[] {0, 0, 0, (byte) text.length});
      raw.write(text);
      raw.write('\n');
    }
    System.setOut(null);
    System.setErr(null);
    return "contained";
  }
}
