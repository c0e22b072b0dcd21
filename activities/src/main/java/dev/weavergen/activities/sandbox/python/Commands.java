package dev.weavergen.activities.sandbox.python;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The command lines of the tiers around {@code python3 -c}. */
final class Commands {
  private static final String NOBODY = "65534";

  /** Allows what starting needs and nothing else that leaves a trace; untested on a real macOS. */
  private static final String MACOS_PROFILE =
      "(version 1)(allow default)(deny network*)(deny file-write*)(deny mach-register)"
          + "(deny process-exec)(allow process-exec (literal (param \"PYTHON\")))";

  private Commands() {}

  /** The first program of that name on the {@code PATH}. */
  static Optional<Path> onPath(String name) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":", -1)) {
      Path path = Path.of(folder.isEmpty() ? "/" : folder, name);
      if (path.isAbsolute() && Files.isExecutable(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  /**
   * Namespaces of its own, with the interpreter's files read-only and nothing else.
   *
   * @param asRoot whether it is started by root, which needs no user namespace; the zygote gives
   *     root up by itself, and the two capabilities for that are all it gets
   */
  static List<String> bubblewrap(Path program, Interpreter interpreter, boolean asRoot) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of("--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"));
    command.addAll(List.of("--unshare-cgroup-try", "--die-with-parent", "--new-session"));
    command.addAll(
        asRoot
            ? List.of("--cap-drop", "ALL", "--cap-add", "CAP_SETUID", "--cap-add", "CAP_SETGID")
            : List.of("--unshare-user", "--uid", NOBODY, "--gid", NOBODY));
    command.add("--clearenv");
    Zygote.ENVIRONMENT.forEach((name, value) -> command.addAll(List.of("--setenv", name, value)));
    command.addAll(interpreter.mounts());
    command.addAll(List.of("--proc", "/proc", "--dev-bind", "/dev/null", "/dev/null"));
    command.addAll(List.of("--remount-ro", "/", "--chdir", "/", "--hostname", "sandbox", "--"));
    command.addAll(Interpreter.command(interpreter.executable()));
    return command;
  }

  /** One container for as long as the zygote lives; its image is there already or it fails. */
  static List<String> container(Path program, String image) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of("run", "--rm", "--interactive", "--pull", "never"));
    command.addAll(List.of("--network", "none", "--read-only", "--cap-drop", "ALL"));
    command.addAll(List.of("--security-opt", "no-new-privileges", "--pids-limit", "64"));
    command.addAll(List.of("--memory", "2g", "--user", NOBODY + ":" + NOBODY));
    for (Map.Entry<String, String> variable : Zygote.ENVIRONMENT.entrySet()) {
      command.addAll(List.of("--env", variable.getKey() + "=" + variable.getValue()));
    }
    command.add(image);
    command.addAll(Interpreter.command("python3"));
    return command;
  }

  /** macOS's own sandbox. */
  static List<String> sandboxExec(Interpreter interpreter) {
    List<String> command = new ArrayList<>(List.of("/usr/bin/sandbox-exec", "-D"));
    command.addAll(List.of("PYTHON=" + interpreter.executable(), "-p", MACOS_PROFILE));
    command.addAll(Interpreter.command(interpreter.executable()));
    return command;
  }
}
