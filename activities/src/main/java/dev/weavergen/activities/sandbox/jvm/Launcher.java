package dev.weavergen.activities.sandbox.jvm;

import dev.weavergen.activities.sandbox.ProcessStarter;
import dev.weavergen.activities.sandbox.Tier;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Starts contained JVMs: a Python program gives up every right and becomes the JVM, inside of
 * bubblewrap where that works.
 */
final class Launcher {
  private static final String CONTAINMENT =
      resource("/dev/weavergen/activities/sandbox/python/containment.py")
          + resource("/dev/weavergen/activities/sandbox/jvm/launcher.py");

  /** Where the launcher puts the classes and the channel. */
  private static final String JAR = "/proc/self/fd/4";

  private static final String CHANNEL = "/proc/self/fd/3";

  /** What the launcher says first, see {@code launcher.py}. */
  private static final int SET_UP = '.';

  /** It takes 30 ms; a busy machine takes longer. */
  private static final Duration SET_UP_MAX = Duration.ofSeconds(20);

  private final Jdk jdk;
  private final Path python;
  private final Optional<Path> bubblewrap;

  Launcher(Jdk jdk, Path python, Optional<Path> bubblewrap) {
    this.jdk = jdk;
    this.python = python;
    this.bubblewrap = bubblewrap;
  }

  /**
   * A JVM to start.
   *
   * @param jar the classes, from {@link ClassArchive}
   */
  @SuppressWarnings("ArrayRecordComponent") // shared by all JVMs of a kind, never compared
  record Kind(Class<?> main, byte[] jar, JvmFlags flags) {
    static Kind of(Class<?> main, JvmFlags flags) {
      return new Kind(main, ClassArchive.of(main), flags);
    }

    Kind with(JvmFlags other) {
      return new Kind(main, jar, other);
    }
  }

  /**
   * The process that becomes the JVM; what it is to do is written behind its classes. Once this
   * returned, killing the process ends everything that it started: bubblewrap that is killed while
   * it sets up its first child leaves that child waiting for ever.
   */
  Process start(Kind kind) throws IOException {
    Process process = ProcessStarter.start(command(kind), Map.of());
    try {
      DataOutputStream input = new DataOutputStream(process.getOutputStream());
      input.writeInt(kind.jar().length);
      input.write(kind.jar());
      input.flush();
      awaitSetUp(process);
      return process;
    } catch (IOException gone) {
      process.destroyForcibly();
      throw new IOException("the launcher ended: " + LastWords.of(process), gone);
    }
  }

  /** The launcher tells by one byte that it has the classes. */
  private static void awaitSetUp(Process process) throws IOException {
    CompletableFuture<Integer> told = new CompletableFuture<>();
    Thread.ofVirtual().start(() -> listen(process.getInputStream(), told));
    try {
      if (told.get(SET_UP_MAX.toMillis(), TimeUnit.MILLISECONDS) != SET_UP) {
        throw new IOException("it says something else");
      }
    } catch (ExecutionException | TimeoutException silent) {
      throw new IOException("it says nothing", silent);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private static void listen(InputStream channel, CompletableFuture<Integer> told) {
    try {
      told.complete(channel.read());
    } catch (IOException gone) {
      told.completeExceptionally(gone);
    }
  }

  /** The tier of what it starts. */
  Tier tier() {
    return bubblewrap.isPresent() ? Tier.BUBBLEWRAP : Tier.LANDLOCK;
  }

  private List<String> command(Kind kind) throws IOException {
    List<String> command = new ArrayList<>();
    if (bubblewrap.isPresent()) {
      command.addAll(Bubblewrap.command(bubblewrap.get(), jdk, python));
    }
    command.addAll(List.of(python.toString(), "-I", "-S", "-c", CONTAINMENT));
    command.addAll(arguments(kind));
    return command;
  }

  /** As {@code launcher.py} takes them. */
  private List<String> arguments(Kind kind) throws IOException {
    List<String> arguments = new ArrayList<>();
    arguments.add(String.valueOf(bubblewrap.isPresent() ? 0 : ProcessHandle.current().pid()));
    arguments.add(String.valueOf(kind.flags().addressSpaceBytes()));
    arguments.add(String.join(":", jdk.readable()));
    arguments.add(String.join(":", jdk.executables()));
    arguments.addAll(kind.flags().arguments());
    arguments.addAll(List.of("-cp", JAR, kind.main().getName(), CHANNEL));
    return arguments;
  }

  private static String resource(String name) {
    try (InputStream file = Launcher.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new IllegalStateException("the resource " + name + " is missing");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
