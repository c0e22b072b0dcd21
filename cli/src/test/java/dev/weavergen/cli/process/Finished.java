package dev.weavergen.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.workflows.payload.Json;
import java.time.Duration;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;

/**
 * A command that has ended.
 *
 * @param out what it wrote to standard output, {@code err} to standard error
 * @param took from start to end of the process
 */
record Finished(int exitCode, String out, String err, Duration took) {
  /** The one document on standard output; fails when there is anything else. */
  JsonNode json() {
    return Json.mapper()
        .readerFor(JsonNode.class)
        .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .readValue(out);
  }

  Finished requireExit(int expected) {
    assertThat(exitCode).as("exit code of:%n%s%n%s", out, err).isEqualTo(expected);
    return this;
  }
}
