package dev.weavergen.workflows.generation;

import dev.weavergen.domain.reasoning.Iteration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the run's page says of the loop that repairs: a line for each round, and why it ended. */
final class RoundWords {
  private RoundWords() {}

  static List<String> of(Reasoning reasoning) {
    List<String> lines =
        new ArrayList<>(reasoning.iterations().stream().map(RoundWords::line).toList());
    reasoning
        .stop()
        .ifPresent(stop ->
            lines.add("Repair ended, %s: %s".formatted(stop.reason().wireName(), stop.why())));
    return lines;
  }

  static String line(Iteration round) {
    return "Round %d, %s: %s, %s: %s%s"
        .formatted(
            round.number(),
            round.kind().wireName(),
            author(round),
            scores(round),
            round.why(),
            round.difference().isEmpty()
                ? ""
                : "; now different: " + String.join("; ", round.difference()));
  }

  private static String author(Iteration round) {
    String what = round.asked().isEmpty() ? "program of " : "repair by ";
    return round.author().map(author -> what + author).orElse("no repair");
  }

  private static String scores(Iteration round) {
    return String.format(
        Locale.ROOT,
        "%.2f before, %.2f after, %s",
        round.scoreBefore(),
        round.scoreAfter(),
        round.accepted() ? "accepted" : "rejected");
  }
}
