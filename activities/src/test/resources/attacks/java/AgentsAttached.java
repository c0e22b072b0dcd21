// expect: contained
/** Attaches an agent to itself, to the worker and to its parent. */
import java.util.List;

class AgentsAttached {
  static String attack() {
    System.setProperty("jdk.attach.allowAttachSelf", "true");
    String self = Long.toString(ProcessHandle.current().pid());
    for (String id : List.of(self, "@WORKER@", "1")) {
      try {
        Class<?> machine = Class.forName("com.sun.tools.attach.VirtualMachine");
        machine.getMethod("attach", String.class).invoke(null, id);
        return "ESCAPED: attached to " + id;
      } catch (Throwable refused) {
        // the next one
      }
    }
    try {
      Class<?> launcher = Class.forName("sun.instrument.InstrumentationImpl");
      launcher.getDeclaredConstructors()[0].setAccessible(true);
      return "ESCAPED: opened the instrumentation";
    } catch (Throwable refused) {
      return "contained";
    }
  }
}
