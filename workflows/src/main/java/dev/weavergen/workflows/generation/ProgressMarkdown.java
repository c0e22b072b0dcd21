package dev.weavergen.workflows.generation;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.PredictionWords;
import dev.weavergen.workflows.consensus.AgreeActivity.Judgement;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The page that the Web UI shows of a run, of at most 8 KB: a table that does not fit is cut, and
 * the program gets what is left over.
 */
final class ProgressMarkdown {
  private static final int PAGE_BYTES_MAX = 8 * 1024;

  /** For the program, and for the lines that say what was cut. */
  private static final int TABLES_BYTES_MAX = 7 * 1024;

  /** No further round is begun below this. */
  private static final int ROUNDS_BYTES_MAX = 4 * 1024;

  private static final int TITLE_CHARS_MAX = 120;
  private static final int WHY_CHARS_MAX = 240;
  private static final int QUESTION_CHARS_MAX = 800;
  private static final int FACTORS_CHARS_MAX = 320;
  private static final int NAME_CHARS_MAX = 48;
  private static final int DETAIL_CHARS_MAX = 80;

  private final StringBuilder page = new StringBuilder();

  private ProgressMarkdown() {}

  /**
   * What the page shows beside the progress.
   *
   * @param why why there is no answer
   */
  record Sections(
      Optional<Observation> observation,
      Optional<Judgement> judgement,
      Optional<Prediction> prediction,
      Optional<String> why) {}

  static String of(Progress progress, Sections sections) {
    ProgressMarkdown written = new ProgressMarkdown();
    written.head(progress, sections.why());
    sections.prediction().ifPresent(written::prediction);
    written.rounds(progress.rounds());
    written.members(progress);
    sections.observation().ifPresent(written::evidence);
    sections.judgement().map(Judgement::consensus).ifPresent(written::clusters);
    if (sections.judgement().isPresent()) {
      written.page.append(caption(progress.status()));
    }
    sections.judgement().map(Judgement::program).ifPresent(written::source);
    return written.page.toString();
  }

  private static String caption(GenerationStatus status) {
    return switch (status) {
      case NO_ANSWER -> "The best guess, which is no answer:\n\n";
      case BUDGET_EXCEEDED -> "The best so far:\n\n";
      case RUNNING, ANSWERED, NEEDS_DECISION, CANCELLED -> "";
    };
  }

  private void head(Progress progress, Optional<String> why) {
    page.append("### ")
        .append(MarkdownText.inline(progress.title(), TITLE_CHARS_MAX))
        .append("\n\n");
    page.append("**")
        .append(progress.status().wireName())
        .append("** · stage *")
        .append(progress.stage())
        .append("*");
    progress.score().ifPresent(score -> page.append(" · score ").append(number(score)));
    page.append("\n\n");
    progress
        .question()
        .ifPresent(text ->
            page.append("**Question:** ")
                .append(MarkdownText.inline(text, QUESTION_CHARS_MAX))
                .append("\n\nAnswer with the update `decide`: a cluster, or the expected value.")
                .append("\n\n"));
    progress
        .shortage()
        .ifPresent(text ->
            page.append("**Budget spent:** ")
                .append(MarkdownText.inline(text, QUESTION_CHARS_MAX))
                .append("\n\n"));
    why.ifPresent(text ->
        page.append("Why: ").append(MarkdownText.inline(text, WHY_CHARS_MAX)).append("\n\n"));
  }

  private void prediction(Prediction prediction) {
    line("Prediction: " + PredictionWords.headline(prediction));
    PredictionWords.factors(prediction).forEach(this::line);
  }

  private void line(String text) {
    page.append(MarkdownText.inline(text, FACTORS_CHARS_MAX)).append("\n\n");
  }

  /** As many rounds as leave place for the tables. */
  private void rounds(List<String> rounds) {
    for (String round : rounds) {
      if (bytes(page) > ROUNDS_BYTES_MAX) {
        page.append("*More of the repair in the result.*\n\n");
        return;
      }
      line(round);
    }
  }

  private void members(Progress progress) {
    table(
        "| model | reply | |\n|---|---|---|\n",
        progress.members().stream().map(ProgressMarkdown::member).toList());
  }

  private static String member(Progress.MemberProgress member) {
    return row(
        MarkdownText.inline(member.name(), NAME_CHARS_MAX),
        member.state(),
        MarkdownText.inline(member.detail(), DETAIL_CHARS_MAX));
  }

  private void evidence(Observation observation) {
    observation
        .notExecuted()
        .ifPresent(reason ->
            page.append("Candidates not executed: ")
                .append(MarkdownText.inline(reason, WHY_CHARS_MAX))
                .append("\n\n"));
    table(EvidenceRow.HEAD, EvidenceRow.of(observation));
  }

  private void clusters(Consensus consensus) {
    table(
        "| cluster | models | score |\n|---|---|---|\n",
        consensus.clusters().stream()
            .map(cluster -> cluster(cluster, cluster.id().equals(consensus.chosen())))
            .toList());
  }

  private static String cluster(Cluster cluster, boolean chosen) {
    return row(
        cluster.id() + (chosen ? " (chosen)" : ""),
        MarkdownText.inline(String.join(", ", cluster.models()), DETAIL_CHARS_MAX),
        number(cluster.score()));
  }

  private void source(Program program) {
    page.append(
        MarkdownText.fenced(
            program.language().wireName(), program.source(), PAGE_BYTES_MAX - bytes(page)));
  }

  /** As many rows as fit. */
  private void table(String head, List<String> rows) {
    if (rows.isEmpty()) {
      return;
    }
    page.append(head);
    int bytes = bytes(page);
    int shown = 0;
    for (String row : rows) {
      bytes += bytes(row);
      if (bytes > TABLES_BYTES_MAX) {
        break;
      }
      page.append(row);
      shown++;
    }
    page.append("\n");
    if (shown < rows.size()) {
      page.append("*").append(rows.size() - shown).append(" more in the result.*\n\n");
    }
  }

  /** One row of a table; the cells are escaped already. */
  static String row(String... cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  private static int bytes(CharSequence text) {
    return text.toString().getBytes(StandardCharsets.UTF_8).length;
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
