// expect: contained
/** Starts programs by everything in the library that can. */
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

class ProcessesByBuilder {
  static String attack() {
    for (String mechanism : List.of("", "FORK", "VFORK", "POSIX_SPAWN")) {
      if (!mechanism.isEmpty()) {
        System.setProperty("jdk.lang.Process.launchMechanism", mechanism);
      }
      for (String program : List.of("/bin/true", "/bin/sh", ProcessHandle.current().info().command().orElse("java"))) {
        try {
          new ProcessBuilder(program).start();
          return "ESCAPED: started " + program;
        } catch (Exception | Error refused) {
          // the next one
        }
        try {
          Runtime.getRuntime().exec(new String[] {program});
          return "ESCAPED: executed " + program;
        } catch (Exception | Error refused) {
          // the next one
        }
      }
    }
    return "contained";
  }
}
