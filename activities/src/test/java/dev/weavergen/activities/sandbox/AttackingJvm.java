package dev.weavergen.activities.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A worker of its own for the suite: another JVM, started as root or as an ordinary user, with a
 * secret in its environment as a worker has them. It runs a class with {@code main} and answers
 * with lines.
 */
final class AttackingJvm {
  /** A user without an account, as in a container. */
  private static final int ORDINARY = 43_210;

  private AttackingJvm() {}

  enum User {
    ROOT,
    ORDINARY
  }

  static List<String> lines(User user, Class<?> main, List<String> arguments)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(Path.of("/tmp"), "weavergen-attacking");
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
      return lines(folder, command(user, folder, main, arguments));
    } finally {
      delete(folder);
    }
  }

  private static List<String> command(User user, Path folder, Class<?> main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>();
    if (user == User.ORDINARY && Canaries.isRoot()) {
      command.addAll(
          List.of("setpriv", "--reuid=" + ORDINARY, "--regid=" + ORDINARY, "--clear-groups"));
    }
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-Xmx1g", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", readableByAll(folder), main.getName()));
    command.addAll(arguments);
    return command;
  }

  private static List<String> lines(Path folder, List<String> command)
      throws IOException, InterruptedException {
    File errors = Files.createFile(folder.resolve("errors")).toFile();
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("WEAVERGEN_SECRET", Canaries.SECRET);
    Process process = builder.redirectError(errors).start();
    process.getOutputStream().close();
    List<String> lines =
        new String(process.getInputStream().readAllBytes(), UTF_8).lines().toList();
    int code = process.waitFor();
    if (code != 0) {
      throw new IOException(
          "%s ended with %d: %s".formatted(command, code, Files.readString(errors.toPath())));
    }
    return lines;
  }

  /** The class path again where every user can read it; a home folder often cannot be entered. */
  private static String readableByAll(Path folder) throws IOException {
    String given =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    List<String> copies = new ArrayList<>();
    for (String entry : Arrays.asList(given.split(File.pathSeparator))) {
      Path source = Path.of(entry);
      if (Files.exists(source)) {
        Path copy = folder.resolve(copies.size() + "-" + source.getFileName());
        copy(source, copy);
        copies.add(copy.toString());
      }
    }
    return String.join(File.pathSeparator, copies);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
