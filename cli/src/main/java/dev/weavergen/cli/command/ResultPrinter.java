package dev.weavergen.cli.command;

import dev.weavergen.cli.Console;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.PredictionWords;
import dev.weavergen.domain.reasoning.ReasoningReport;
import dev.weavergen.workflows.payload.Json;
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

  /** Prints the answer to whoever asked for one; returns the exit code. */
  int print(JsonNode result) {
    if (json) {
      console.result(result.toPrettyString());
    } else {
      describe(result);
      if (isBestGuess(result)) {
        console.say(
            "the best guess is not printed, as it is no answer; see it with `weavergen show "
                + result.path("id").asString()
                + "`");
      } else {
        program(result);
      }
    }
    return GenerateCommand.exitCode(result);
  }

  /** Prints all that is known to whoever wants to look at it, the best guess too. */
  void show(JsonNode result) {
    describe(result);
    if (isBestGuess(result)) {
      console.say("the best guess, which is no answer:");
    }
    program(result);
  }

  /** Whether there is a program that is less sure to be right than was asked for. */
  static boolean isBestGuess(JsonNode result) {
    return result.path("status").asString().equals(GenerationStatus.NO_ANSWER.wireName())
        && result.path("program").isObject();
  }

  private void describe(JsonNode result) {
    summarise(result);
    if (result.has("question")) {
      OpenQuestion.say(result.path("id").asString(), result.path("question").asString(), console);
    }
    if (result.has("shortage")) {
      OpenShortage.say(result.path("id").asString(), result.path("shortage").asString(), console);
    }
  }

  private void program(JsonNode result) {
    if (result.path("program").isObject()) {
      console.program(result.path("program").path("source").asString());
    }
  }

  private void summarise(JsonNode result) {
    console.say("");
    console.say(
        result.path("status").asString()
            + (result.has("why") ? ": " + result.path("why").asString() : ""));
    candidates(result);
    prediction(result);
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
    reasoning(result);
    result.path("notes").forEach(note -> console.say("note: " + note.asString()));
    spent(result);
    console.say("");
  }

  private void reasoning(JsonNode result) {
    if (result.path("reasoning").isObject()) {
      ReasoningReport report =
          Json.mapper().treeToValue(result.path("reasoning"), ReasoningReport.class);
      ReasoningWords.lines(report).forEach(console::say);
    }
  }

  private void spent(JsonNode result) {
    long tokens = result.path("tokens").asLong(0);
    double usd = result.path("costUsd").asDouble(0);
    if (tokens > 0 || usd > 0) {
      console.say(String.format(Locale.ROOT, "spent: %d tokens, $%.4f", tokens, usd));
    }
  }

  private void prediction(JsonNode result) {
    if (result.path("prediction").isObject()) {
      Prediction prediction =
          Json.mapper().treeToValue(result.path("prediction"), Prediction.class);
      console.say(PredictionWords.headline(prediction));
      PredictionWords.factors(prediction)
          .forEach(factor -> console.say("  " + EvidenceWords.line(factor)));
    }
  }

  private void candidates(JsonNode result) {
    if (result.path("candidates").isEmpty()) {
      return;
    }
    console.say(
        row(
            "model",
            "reply",
            "examples",
            "tests",
            "cluster",
            "behaves as",
            "right",
            "latency",
            ""));
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
        candidate.has("probability")
            ? PredictionWords.probability(candidate.path("probability").asDouble())
            : EvidenceWords.NONE,
        candidate.has("latencyMillis")
            ? candidate.path("latencyMillis").asLong() + " ms"
            : EvidenceWords.NONE,
        EvidenceWords.problem(candidate));
  }

  private static String row(Object... cells) {
    return String.format(Locale.ROOT, "  %-28s %-10s %-9s %-7s %-8s %-11s %-6s %9s  %s", cells)
        .stripTrailing();
  }
}
