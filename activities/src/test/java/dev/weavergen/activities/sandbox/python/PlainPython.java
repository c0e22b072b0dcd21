package dev.weavergen.activities.sandbox.python;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.workflows.payload.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * The reading modules in a plain interpreter: they only parse what the tests themselves bring, so
 * nothing has to be contained.
 */
final class PlainPython {
  private static final Path MODULES =
      Path.of("src/main/resources/dev/weavergen/activities/sandbox/python");

  private static final String DRIVER =
      """
      import json, sys, asserts, reading
      functions = {"read": reading.read, "takeApart": asserts.take_apart, "arguments": asserts.arguments}
      answers = []
      for operation, source, entry in json.load(sys.stdin):
          answers.append(json.dumps(functions[operation](source, entry)))
      json.dump(answers, sys.stdout)
      """;

  private PlainPython() {}

  /** One call of a module's function. */
  record Call(String operation, String source, String entry) {}

  /** What each call returned, as JSON, in order. */
  static List<String> answers(List<Call> calls) {
    try {
      ProcessBuilder builder = new ProcessBuilder("python3", "-W", "error", "-c", DRIVER);
      builder.environment().put("PYTHONPATH", MODULES.toString());
      builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
      builder.redirectError(ProcessBuilder.Redirect.INHERIT);
      Process python = builder.start();
      try (var input = python.outputWriter(StandardCharsets.UTF_8)) {
        input.write(request(calls));
      }
      String output = new String(python.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(output).as("the modules answer").isNotEmpty();
      return List.of(Json.mapper().readValue(output, String[].class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String request(List<Call> calls) {
    return Json.mapper()
        .writeValueAsString(
            calls.stream().map(c -> List.of(c.operation(), c.source(), c.entry())).toList());
  }
}
