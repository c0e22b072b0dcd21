package dev.weavergen.cli.servers;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that cannot outlive this one. A shell stands between: it runs the program in a process
 * group of its own (so that Ctrl-C in the terminal reaches us and not it) and ends it when its
 * standard input closes, which the operating system does when we die, by whatever signal. What
 * watches the input ends with the program, so that it never signals a stranger that has got the
 * program's number.
 */
final class LeashedProcess implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(10);

  private static final String LEASH =
      """
      set -m
      exec 3<&0
      "$@" </dev/null 3<&- &
      child=$!
      trap 'kill -TERM $child 2>/dev/null' TERM
      trap '' INT HUP
      (
        cat <&3 >/dev/null
        kill -TERM $child
        tries=0
        while kill -0 $child && [ $tries -lt 80 ]; do sleep 0.1; tries=$((tries + 1)); done
        [ $tries -lt 80 ] || kill -KILL $child
      ) >/dev/null 2>&1 &
      watch=$!
      exec 3<&-
      while kill -0 $child 2>/dev/null; do wait $child; done
      kill -KILL $watch 2>/dev/null
      """;

  private final Process shell;

  private LeashedProcess(Process shell) {
    this.shell = shell;
  }

  static LeashedProcess start(List<String> command, Path log) throws IOException {
    List<String> leashed = new ArrayList<>(List.of("/bin/sh", "-c", LEASH, "leash"));
    leashed.addAll(command);
    return new LeashedProcess(
        new ProcessBuilder(leashed)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.to(log.toFile()))
            .start());
  }

  boolean isAlive() {
    return shell.isAlive();
  }

  @Override
  public void close() {
    try {
      shell.getOutputStream().close();
      if (!shell.waitFor(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        shell.descendants().forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
      }
    } catch (IOException alreadyClosed) {
      shell.destroyForcibly();
    } catch (InterruptedException interrupted) {
      shell.descendants().forEach(ProcessHandle::destroyForcibly);
      shell.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
