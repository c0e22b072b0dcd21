package dev.weavergen.memory.embedded;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A file system of few megabytes in memory; only root can have one. */
record SmallDisk(Path folder) implements AutoCloseable {
  private static final int TRIED_MAX = 50;
  private static final Duration PAUSE = Duration.ofMillis(20);

  static SmallDisk mount(Path folder, int megabytes) throws IOException {
    Files.createDirectory(folder);
    String size = "size=%dm".formatted(megabytes);
    boolean mounted =
        run(List.of("mount", "-t", "tmpfs", "-o", size, "tmpfs", folder.toString())).isEmpty();
    assumeThat(mounted).as("only root can mount a small disk").isTrue();
    return new SmallDisk(folder);
  }

  /** Gives a process that just ended the time to let go; names those that do not. */
  @Override
  public void close() throws IOException {
    String refused = "";
    for (int tried = 0; tried < TRIED_MAX; tried++) {
      refused = run(List.of("umount", folder.toString()));
      if (refused.isEmpty()) {
        return;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw new IOException("%s; in use by %s".formatted(refused, users()));
  }

  private List<String> users() {
    return ProcessHandle.allProcesses()
        .filter(this::uses)
        .map(process -> process.pid() + " " + process.info().commandLine().orElse("?"))
        .toList();
  }

  private boolean uses(ProcessHandle process) {
    Path proc = Path.of("/proc", String.valueOf(process.pid()));
    try (Stream<Path> open = Files.list(proc.resolve("fd"))) {
      return Stream.concat(Stream.of(proc.resolve("cwd")), open).anyMatch(this::isHere);
    } catch (IOException ended) {
      return false;
    }
  }

  private boolean isHere(Path link) {
    try {
      return Files.readSymbolicLink(link).startsWith(folder);
    } catch (IOException closed) {
      return false;
    }
  }

  /** What it complained of; empty when it went well. */
  private static String run(List<String> command) {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), UTF_8).strip();
      int code = process.onExit().join().exitValue();
      return code == 0 ? "" : "%s ended with %d: %s".formatted(command.getFirst(), code, said);
    } catch (IOException noSuchProgram) {
      return String.valueOf(noSuchProgram.getMessage());
    }
  }
}
