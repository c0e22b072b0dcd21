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
      if (result.has("question")) {
        OpenQuestion.say(result.path("id").asString(), result.path("question").asString(), console);
      }
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
    candidates(result);
    JsonNode consensus = result.path("consensus");
    if (consensus.isObject()) {
      console.say(
          String.format(
              Locale.ROOT,
              "chosen: cluster %s, score %.2f, agreement %.0f %% (candidates are %s)",
              consensus.path("chosen").asString(),
              consensus.path("score").asDouble(),
              100 * consensus.path("agreement").asDouble(),
              EvidenceWords.looked(result)));
      consensus
          .path("reasons")
          .forEach(reason -> console.say("reason: " + EvidenceWords.line(reason.asString())));
    }
    result.path("notes").forEach(note -> console.say("note: " + note.asString()));
    console.say("");
  }

  private void candidates(JsonNode result) {
    if (result.path("candidates").isEmpty()) {
      return;
    }
    console.say(row("model", "reply", "examples", "tests", "cluster", "behaves as", "latency", ""));
    result.path("candidates").forEach(candidate -> console.say(row(candidate)));
  }

  private static String row(JsonNode candidate) {
    return row(
        candidate.path("model").asString(),
        candidate.path("reply").asString(),
        EvidenceWords.examples(candidate),
        EvidenceWords.tests(candidate),
        candidate.path("cluster").asString(EvidenceWords.NONE),
        EvidenceWords.behaviour(candidate),
        candidate.has("latencyMillis")
            ? candidate.path("latencyMillis").asLong() + " ms"
            : EvidenceWords.NONE,
        EvidenceWords.problem(candidate));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "  %-28s %-10s %-9s %-7s %-8s %-11s %9s  %s", cells)
        .stripTrailing();
  }
}
