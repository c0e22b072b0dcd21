// expect: contained
/** Looks for secrets of the worker in environment, properties and the process's corner of /proc. */
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class EnvironmentRead {
  static String attack() {
    String mark = String.join("-", "canary", "of", "weavergen");
    if (System.getenv().toString().contains(mark) || System.getProperties().toString().contains(mark)) {
      return "ESCAPED: a secret of the worker";
    }
    for (String name : List.of("environ", "cmdline", "maps", "status", "mountinfo", "root@SECRET_FILE@")) {
      try {
        String text = new String(Files.newInputStream(Path.of("/proc/self/" + name)).readNBytes(1 << 20), StandardCharsets.ISO_8859_1);
        if (text.contains(mark)) {
          return "ESCAPED: a secret in /proc/self/" + name;
        }
      } catch (Exception refused) {
        // the next one
      }
    }
    for (String name : List.of("/proc/self/mem", "/proc/self/oom_score_adj", "/proc/self/comm")) {
      try {
        new java.io.RandomAccessFile(name, "rw").close();
        return "ESCAPED: writes " + name;
      } catch (Exception refused) {
        // the next one
      }
    }
    return "contained";
  }
}
