// expect: contained
/** Ends the parent, the worker and every process that can be seen. */
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

class ProcessesSignalled {
  static final List<Supplier<Stream<ProcessHandle>>> FOUND =
      List.of(
          () -> ProcessHandle.of(@WORKER@).stream(),
          () -> ProcessHandle.of(@VICTIM@).stream(),
          () -> ProcessHandle.of(1).stream(),
          () -> ProcessHandle.current().parent().stream(),
          () -> ProcessHandle.allProcesses());

  static String attack() {
    for (Supplier<Stream<ProcessHandle>> found : FOUND) {
      List<ProcessHandle> processes = new ArrayList<>();
      try {
        found.get().filter(process -> !process.equals(ProcessHandle.current())).forEach(processes::add);
        for (ProcessHandle process : processes) {
          if (process.destroyForcibly() || process.destroy()) {
            return "ESCAPED: ended " + process.pid();
          }
        }
      } catch (RuntimeException refused) {
        // the next one
      }
    }
    return "contained";
  }
}
