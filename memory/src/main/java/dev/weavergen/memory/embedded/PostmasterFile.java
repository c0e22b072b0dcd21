package dev.weavergen.memory.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a running server says of itself in {@code postmaster.pid}. The file stays behind when the
 * server is killed, and its pid may then belong to any process.
 *
 * @param pid of the server's main process
 * @param status {@code starting}, {@code ready}, {@code stopping}
 * @param text the whole file: unlike that of any other start of a server
 */
record PostmasterFile(long pid, int port, String status, String text) {
  private static final int PID_LINE = 0;
  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  static Path of(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }

  /** The file's content; empty when it is missing, empty or damaged. */
  static Optional<PostmasterFile> read(Path cluster) {
    try {
      String text = Files.readString(of(cluster), StandardCharsets.ISO_8859_1);
      List<String> lines = text.lines().map(String::strip).toList();
      return Optional.of(
          new PostmasterFile(
              Long.parseLong(lines.get(PID_LINE)),
              lines.size() > PORT_LINE ? Integer.parseInt(lines.get(PORT_LINE)) : 0,
              lines.size() > STATUS_LINE ? lines.get(STATUS_LINE) : "starting",
              text));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException missingOrHalfWritten) {
      return Optional.empty();
    }
  }

  boolean ready() {
    return status.equals("ready");
  }

  /** Whose process has the pid. */
  enum Owner {
    NOBODY,
    THIS_CLUSTER,
    SOMETHING_ELSE,
    UNKNOWN
  }

  Owner owner(Path cluster) {
    Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
    if (process.isEmpty()) {
      return Owner.NOBODY;
    }
    Optional<String> command = process.get().info().command();
    Optional<String[]> arguments = process.get().info().arguments();
    if (command.isPresent() && !command.get().endsWith("/postgres")) {
      return Owner.SOMETHING_ELSE;
    }
    return arguments
        .map(List::of)
        .map(words -> servedBy(words, cluster) ? Owner.THIS_CLUSTER : Owner.SOMETHING_ELSE)
        .orElse(Owner.UNKNOWN);
  }

  /**
   * Whether the server has let go of everything. A process that ends loses its arguments before it
   * closes its files, and may then wait for long to be reaped.
   */
  boolean ended(Path cluster) {
    return switch (owner(cluster)) {
      case NOBODY, SOMETHING_ELSE -> true;
      case THIS_CLUSTER -> false;
      case UNKNOWN -> reapable();
    };
  }

  /** Also where nothing tells, as on systems without {@code /proc}. */
  private boolean reapable() {
    try {
      String stat =
          Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
      return "ZX".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) >= 0;
    } catch (IOException goneOrUntold) {
      return true;
    }
  }

  private static boolean servedBy(List<String> words, Path cluster) {
    int option = words.indexOf("-D");
    return option >= 0
        && option + 1 < words.size()
        && words.get(option + 1).equals(cluster.toString());
  }
}
