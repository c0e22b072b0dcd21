package dev.weavergen.activities.sandbox.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The outer wall where user namespaces are to be had: own processes, network, users and files, of
 * which only those exist that the launcher and the JVM read.
 */
final class Bubblewrap {
  /** Programs and libraries; Landlock inside grants a part of them only. */
  private static final List<String> SYSTEM =
      List.of("/usr", "/lib", "/lib64", "/bin", "/etc/ld.so.cache");

  private Bubblewrap() {}

  /** The command in front of the launcher's. */
  static List<String> command(Path bubblewrap, Jdk jdk, Path python) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(bubblewrap.toString());
    command.addAll(
        List.of(
            "--unshare-all",
            "--die-with-parent",
            "--new-session",
            "--clearenv",
            "--uid",
            "65534",
            "--gid",
            "65534",
            "--cap-drop",
            "ALL"));
    for (String path : SYSTEM) {
      bind(command, Path.of(path));
    }
    for (String path : jdk.readable()) {
      if (!isOfTheSystem(Path.of(path))) {
        bind(command, Path.of(path));
      }
    }
    if (!isOfTheSystem(python.toRealPath())) {
      bind(command, python.toRealPath());
    }
    command.addAll(List.of("--proc", "/proc"));
    for (String device : List.of("/dev/null", "/dev/random", "/dev/urandom")) {
      command.addAll(List.of("--dev-bind", device, device));
    }
    command.add("--");
    return command;
  }

  private static boolean isOfTheSystem(Path path) {
    return SYSTEM.stream().anyMatch(path::startsWith);
  }

  private static void bind(List<String> command, Path path) throws IOException {
    if (Files.isSymbolicLink(path)) {
      command.addAll(
          List.of("--symlink", Files.readSymbolicLink(path).toString(), path.toString()));
      return;
    }
    if (Files.exists(path)) {
      command.addAll(List.of("--ro-bind", path.toString(), path.toString()));
    }
  }
}
