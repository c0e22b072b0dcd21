package dev.weavergen.cli.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A process that this test started and that ends with it. */
final class RunningCommand implements AutoCloseable {
  private static final Duration STOP_MAX = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(20);

  private final Process process;
  private final Path streams;
  private final long startedNanos;

  RunningCommand(Process process, Path streams, long startedNanos) {
    this.process = process;
    this.streams = streams;
    this.startedNanos = startedNanos;
  }

  String out() {
    return read("out");
  }

  String err() {
    return read("err");
  }

  boolean isAlive() {
    return process.isAlive();
  }

  long pid() {
    return process.pid();
  }

  /** All processes below this one, as they are now. */
  List<ProcessHandle> descendants() {
    return process.descendants().toList();
  }

  /** Waits for a line on standard error; gives its first group, or all of it without groups. */
  String awaitErr(String pattern, Duration max) {
    Pattern line = Pattern.compile(pattern, Pattern.MULTILINE);
    long deadline = System.nanoTime() + max.toNanos();
    while (System.nanoTime() < deadline) {
      boolean ended = !process.isAlive();
      Matcher matcher = line.matcher(err());
      if (matcher.find()) {
        return matcher.groupCount() > 0 ? matcher.group(1) : matcher.group();
      }
      if (ended) {
        break;
      }
      pause(POLL);
    }
    throw new AssertionError("no line like '" + pattern + "' in:\n" + err());
  }

  /** Waits for its end. */
  Finished await(Duration max) {
    try {
      if (!process.waitFor(max.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("still running after " + max + ":\n" + out() + err());
      }
      Duration took = Duration.ofNanos(System.nanoTime() - startedNanos);
      return new Finished(process.exitValue(), out(), err(), took);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Sends a signal, for example INT. */
  void signal(String name) {
    try {
      new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Ends it as a power cut does, without its being asked. */
  void kill() {
    process.destroyForcibly();
    var _ = await(STOP_MAX);
  }

  /** Asks it to end, and makes it when it does not. */
  @Override
  public void close() {
    List<ProcessHandle> below = descendants();
    process.destroy();
    try {
      if (!process.waitFor(STOP_MAX.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly();
        below.forEach(ProcessHandle::destroyForcibly);
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
    remove();
  }

  private void remove() {
    try {
      for (String name : List.of("in", "out", "err")) {
        Files.deleteIfExists(streams.resolve(name));
      }
      Files.deleteIfExists(streams);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String read(String name) {
    try {
      return Files.readString(streams.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void pause(Duration pause) {
    try {
      Thread.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
