package dev.weavergen.memory.embedded;

import dev.weavergen.memory.postgres.DatabaseUnavailable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs PostgreSQL's own programs, which refuse to be run by root: for root they get a user
 * namespace in which they are nobody. What they print goes to a log, from where the reason of a
 * failure is taken.
 */
final class ServerProgram {
  private static final Duration RUN_MAX = Duration.ofMinutes(2);
  private static final int REASON_LINES_MAX = 4;
  private static final int REASON_BYTES_MAX = 4_000;

  private final Binaries binaries;
  private final Path log;

  ServerProgram(Binaries binaries, Path log) {
    this.binaries = binaries;
    this.log = log;
  }

  /** Runs a program to its end. */
  void run(List<String> command) {
    long before = logBytes();
    Process process = start(command);
    try {
      if (!process.waitFor(RUN_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        throw new DatabaseUnavailable("%s hung; see %s".formatted(name(command), log));
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      throw interrupted(e);
    }
    if (process.exitValue() != 0) {
      throw failed(command, before);
    }
  }

  /** Starts a program and leaves it running. */
  Process start(List<String> command) {
    List<String> line = new ArrayList<>();
    if (root()) {
      line.addAll(List.of("unshare", "--user"));
    }
    line.addAll(command);
    ProcessBuilder builder =
        new ProcessBuilder(line)
            .directory(binaries.folder().toFile())
            .redirectErrorStream(true)
            .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().put("LC_ALL", "C");
    try {
      return builder.start();
    } catch (IOException e) {
      throw Folders.unavailable("the embedded PostgreSQL cannot be run", e);
    }
  }

  /** Why the command failed, by what it has written to the log since that many bytes. */
  DatabaseUnavailable failed(List<String> command, long logBytesBefore) {
    String reason = reason(logBytesBefore);
    return new DatabaseUnavailable(
        "%s of the embedded PostgreSQL failed: %s%s (log: %s)"
            .formatted(name(command), reason, cure(reason), log));
  }

  long logBytes() {
    try {
      return Files.exists(log) ? Files.size(log) : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String reason(long logBytesBefore) {
    try (var channel = Files.newByteChannel(log)) {
      long from = Math.max(logBytesBefore, channel.size() - REASON_BYTES_MAX);
      channel.position(from);
      byte[] bytes = new byte[REASON_BYTES_MAX];
      int read = channel.read(java.nio.ByteBuffer.wrap(bytes));
      List<String> lines =
          new String(bytes, 0, Math.max(0, read), StandardCharsets.UTF_8)
              .lines()
              .filter(ServerProgram::telling)
              .toList();
      return String.join(
          " / ", lines.subList(Math.max(0, lines.size() - REASON_LINES_MAX), lines.size()));
    } catch (IOException e) {
      return "its log cannot be read: " + e.getMessage();
    }
  }

  private static boolean telling(String line) {
    return line.contains("FATAL")
        || line.contains("PANIC")
        || line.contains("error:")
        || line.contains("could not")
        || line.contains("unshare")
        || line.contains("No space left");
  }

  private static String cure(String reason) {
    if (reason.contains("unshare")) {
      return "; run WeaverGen as an ordinary user (PostgreSQL refuses root), or give the URL of a running PostgreSQL";
    }
    return Folders.cure(reason);
  }

  private static boolean root() {
    return "root".equals(System.getProperty("user.name"));
  }

  static DatabaseUnavailable interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new DatabaseUnavailable("interrupted while the embedded PostgreSQL was at work", e);
  }

  private static String name(List<String> command) {
    return String.valueOf(Path.of(command.getFirst()).getFileName());
  }
}
