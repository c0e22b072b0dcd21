package dev.weavergen.cli.command;

import dev.weavergen.cli.Console;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * Prints a generation's result: the JSON document, or the program with a summary for people beside
 * it.
 */
final class ResultPrinter {
  private final Console console;
  private final boolean json;

  ResultPrinter(Console console, boolean json) {
    this.console = console;
    this.json = json;
  }

  /** Prints; returns the exit code. */
  int print(JsonNode result) {
    if (json) {
      console.result(result.toPrettyString());
    } else {
      summarise(result);
      if (result.path("program").isObject()) {
        console.program(result.path("program").path("source").asString());
      }
    }
    return GenerateCommand.exitCode(result);
  }

  private void summarise(JsonNode result) {
    console.say("");
    console.say(
        result.path("status").asString()
            + (result.has("why") ? ": " + result.path("why").asString() : ""));
    for (JsonNode candidate : result.path("candidates")) {
      console.say("  " + candidateLine(candidate));
    }
    JsonNode consensus = result.path("consensus");
    if (consensus.isObject()) {
      console.say(
          String.format(
              Locale.ROOT,
              "chosen: cluster %s, score %.2f, agreement %.0f %% (compared as text; candidates are not executed)",
              consensus.path("chosen").asString(),
              consensus.path("score").asDouble(),
              100 * consensus.path("agreement").asDouble()));
    }
    result.path("notes").forEach(note -> console.say("note: " + note.asString()));
    console.say("");
  }

  private static String candidateLine(JsonNode candidate) {
    StringBuilder line =
        new StringBuilder(String.format(Locale.ROOT, "%-28s ", candidate.path("model").asString()));
    line.append(candidate.path("reply").asString());
    if (candidate.has("cluster")) {
      line.append(", cluster ").append(candidate.path("cluster").asString());
    }
    if (candidate.has("latencyMillis")) {
      line.append(", ").append(candidate.path("latencyMillis").asLong()).append(" ms");
    }
    if (candidate.has("error")) {
      line.append(": ").append(candidate.path("error").asString());
    }
    return line.toString();
  }
}
