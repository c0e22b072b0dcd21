package dev.weavergen.activities.sandbox.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What a process uses, as the kernel tells the worker; nothing the process says is asked.
 *
 * @param pid of the JVM itself, behind bubblewrap's processes if there are any
 */
record ProcessUse(long pid) {
  /** The unit of CPU time in {@code /proc}, the same on every Linux that Java runs on. */
  private static final long MICROS_PER_TICK = 10_000;

  /** Fields of {@code /proc/pid/stat} behind the command's name: proc(5) counts from 3. */
  private static final int USER_TICKS = 11;

  private static final int SYSTEM_TICKS = 12;
  private static final int BYTES_PER_KB = 1024;
  private static final int WRAPPERS_MAX = 4;

  /** Follows only children from the started process inwards. */
  static ProcessUse of(Process started) {
    long pid = started.pid();
    for (int depth = 0; depth < WRAPPERS_MAX; depth++) {
      List<String> children =
          List.of(text("/proc/" + pid + "/task/" + pid + "/children").strip().split(" ", -1));
      if (children.getFirst().isEmpty()) {
        break;
      }
      pid = Long.parseLong(children.getFirst());
    }
    return new ProcessUse(pid);
  }

  /** CPU time of all its threads so far; zero when it is gone. */
  Duration cpu() {
    String stat = text("/proc/" + pid + "/stat");
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 1).strip().split(" ", -1));
    if (fields.size() <= SYSTEM_TICKS) {
      return Duration.ZERO;
    }
    long ticks = Long.parseLong(fields.get(USER_TICKS)) + Long.parseLong(fields.get(SYSTEM_TICKS));
    return Duration.ofNanos(ticks * MICROS_PER_TICK * 1_000);
  }

  /** The largest resident set so far; zero when it is gone. */
  long memoryBytesPeak() {
    return text("/proc/" + pid + "/status")
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * BYTES_PER_KB)
        .findFirst()
        .orElse(0);
  }

  /** Empty when the process is gone, or when there is no such file. */
  private static String text(String path) {
    try {
      return Files.readString(Path.of(path));
    } catch (IOException _) {
      return "";
    }
  }
}
