package dev.weavergen.cli.process;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The packaged command on a home of its own. The environment is the test's without what would
 * change the command's mind: keys of providers, other homes, options for every JVM.
 *
 * @param home all state of the command; made by it
 * @param environment on top of the test's own; an empty value takes the variable away
 */
record Weavergen(Path home, Map<String, String> environment) {
  /**
   * A shell that runs the tests in the background has its children ignore Ctrl-C, and a JVM that
   * was started so cannot be taught otherwise; GNU's env gives the signal its usual meaning back.
   */
  private static final List<String> INTERRUPTIBLE =
      System.getProperty("os.name").equals("Linux")
          ? List.of("env", "--default-signal=INT")
          : List.of();

  private static final Duration RUN_MAX = Duration.ofSeconds(90);

  private static final Set<String> NOT_INHERITED =
      Set.of(
          "ANTHROPIC_API_KEY",
          "OPENAI_API_KEY",
          "WEAVERGEN_HOME",
          "WEAVERGEN_JAVA_OPTIONS",
          "JAVA_TOOL_OPTIONS",
          "SPRING_APPLICATION_JSON");

  /** As the launcher starts it. */
  private static final List<String> FLAGS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-Xlog:disable",
          "-Xlog:all=error:stderr",
          "--enable-native-access=ALL-UNNAMED");

  static Weavergen on(Path home) {
    return new Weavergen(home, Map.of());
  }

  /** The same with a variable set, or taken away when the value is empty. */
  Weavergen with(String variable, String value) {
    Map<String, String> more = new LinkedHashMap<>(environment);
    more.put(variable, value);
    return new Weavergen(home, more);
  }

  /**
   * The same where no Temporal CLI can be had: none is installed, fetched or built, so that the
   * in-memory server is used.
   */
  Weavergen withoutTemporal() {
    return with("TEMPORAL_CLI", "")
        .with("PATH", pathWithout("temporal", "go"))
        .with("JAVA_TOOL_OPTIONS", "-Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=1")
        .with("XDG_CACHE_HOME", cacheFolder().toString());
  }

  /** What can be had again, kept between runs; holds no Temporal CLI. */
  static Path cacheFolder() {
    return Path.of(Objects.requireNonNull(System.getProperty("weavergen.cache")));
  }

  private static String pathWithout(String... programs) {
    return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
        .filter(folder ->
            Arrays.stream(programs).noneMatch(program -> Files.exists(Path.of(folder, program))))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Runs it to its end with nothing on standard input. */
  Finished run(String... arguments) {
    return run(new byte[0], arguments);
  }

  /** Runs it to its end. */
  Finished run(byte[] input, String... arguments) {
    try (RunningCommand running = start(input, arguments)) {
      return running.await(RUN_MAX);
    }
  }

  RunningCommand start(String... arguments) {
    return start(new byte[0], arguments);
  }

  private RunningCommand start(byte[] input, String... arguments) {
    try {
      Path streams = Files.createTempDirectory("weavergen-it");
      Path in = Files.write(streams.resolve("in"), input);
      ProcessBuilder builder =
          new ProcessBuilder(command(arguments))
              .redirectInput(in.toFile())
              .redirectOutput(streams.resolve("out").toFile())
              .redirectError(streams.resolve("err").toFile());
      NOT_INHERITED.forEach(builder.environment()::remove);
      environment.forEach((variable, value) -> {
        if (value.isEmpty()) {
          builder.environment().remove(variable);
        } else {
          builder.environment().put(variable, value);
        }
      });
      return new RunningCommand(builder.start(), streams, System.nanoTime());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> command(String... arguments) {
    List<String> command = new ArrayList<>(INTERRUPTIBLE);
    command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
    command.addAll(FLAGS);
    command.addAll(List.of("-jar", Objects.requireNonNull(System.getProperty("weavergen.jar"))));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--home", home.toString()));
    return command;
  }
}
