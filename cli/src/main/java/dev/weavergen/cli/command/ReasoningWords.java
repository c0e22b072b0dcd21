package dev.weavergen.cli.command;

import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ReasoningReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What the loop that repairs did, in words for a terminal: a line for each round, and its end. */
final class ReasoningWords {
  private ReasoningWords() {}

  static List<String> lines(ReasoningReport report) {
    return Stream.concat(
            report.iterations().stream().map(ReasoningWords::line),
            Stream.of(
                "repairing ended, %s: %s".formatted(report.stop().wireName(), report.stopWhy())))
        .map(EvidenceWords::paragraph)
        .toList();
  }

  private static String line(Iteration iteration) {
    return String.format(
        Locale.ROOT,
        "round %d (%s): %s; it was: %s%s",
        iteration.number(),
        iteration.kind().wireName(),
        outcome(iteration),
        iteration.diagnosis(),
        iteration.difference().isEmpty()
            ? ""
            : "; now different: " + String.join("; ", iteration.difference()));
  }

  private static String outcome(Iteration iteration) {
    return iteration
        .author()
        .map(author ->
            String.format(
                Locale.ROOT,
                "%s's %s %s, score %.2f to %.2f: %s",
                author,
                iteration.asked().isEmpty() ? "program" : "repair",
                iteration.accepted() ? "is taken" : "is rejected",
                iteration.scoreBefore(),
                iteration.scoreAfter(),
                iteration.why()))
        .orElseGet(iteration::why);
  }
}
