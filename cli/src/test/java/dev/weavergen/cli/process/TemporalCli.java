package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.weavergen.workflows.payload.Json;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The real Temporal CLI, named by TEMPORAL_CLI or on the PATH.
 *
 * @param program can be executed
 */
record TemporalCli(Path program) {
  /** The program; without it the test is skipped, or fails where everything has to be there. */
  static TemporalCli require() {
    return find().orElseGet(TemporalCli::missing);
  }

  private static Optional<TemporalCli> find() {
    Stream<Path> stated = Stream.ofNullable(System.getenv("TEMPORAL_CLI")).map(Path::of);
    Stream<Path> onPath =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
            .map(folder -> Path.of(folder, "temporal"));
    return Stream.concat(stated, onPath)
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(TemporalCli::new);
  }

  private static TemporalCli missing() {
    String message = "there is no Temporal CLI; set TEMPORAL_CLI to it";
    if ("true".equals(System.getenv("WEAVERGEN_REQUIRE_ALL"))) {
      throw new AssertionError(message);
    }
    return abort(message);
  }

  /** What {@code temporal … --address … -o json} says. */
  JsonNode json(String address, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("-o", "json"));
    return Json.mapper().readTree(text(address, all.toArray(String[]::new)));
  }

  /** What {@code temporal … --address …} says. */
  String text(String address, String... arguments) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--address", address));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as("%s: %s", command, said).isZero();
      return said;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
