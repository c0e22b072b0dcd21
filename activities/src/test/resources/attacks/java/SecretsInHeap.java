// expect: contained
/** Looks for other programs and expected values in fields, loaders, properties and threads. */
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Map;

class SecretsInHeap {
  static final String MARK = String.join("-", "canary", "of", "weavergen");

  static String attack() {
    for (StackTraceElement frame : new Throwable().getStackTrace()) {
      if (frame.getClassName().equals(SecretsInHeap.class.getName())) {
        continue;
      }
      try {
        for (Field field : Class.forName(frame.getClassName()).getDeclaredFields()) {
          field.setAccessible(true);
          if (Modifier.isStatic(field.getModifiers()) && String.valueOf(field.get(null)).contains(MARK)) {
            return "ESCAPED: a field of " + frame.getClassName();
          }
        }
      } catch (Exception refused) {
        // the next one
      }
    }
    for (Map.Entry<Thread, StackTraceElement[]> entry : Thread.getAllStackTraces().entrySet()) {
      if (entry.getKey().getName().contains(MARK)) {
        return "ESCAPED: a thread's name";
      }
    }
    String started = ProcessHandle.current().info().commandLine().orElse("") + System.getProperties();
    return started.contains(MARK) ? "ESCAPED: the command line" : "contained";
  }
}
