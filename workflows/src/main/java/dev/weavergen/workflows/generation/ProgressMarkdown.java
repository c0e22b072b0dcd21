package dev.weavergen.workflows.generation;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.generation.Progress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** The page that the Web UI shows of a run, of at most 8 KB: the program gets what is left over. */
final class ProgressMarkdown {
  private static final int PAGE_BYTES_MAX = 8 * 1024;
  private static final int TITLE_CHARS_MAX = 120;
  private static final int WHY_CHARS_MAX = 240;
  private static final int NAME_CHARS_MAX = 48;
  private static final int DETAIL_CHARS_MAX = 80;

  private ProgressMarkdown() {}

  static String of(
      Progress progress,
      Optional<Consensus> consensus,
      Optional<Program> program,
      Optional<String> why) {
    StringBuilder page = new StringBuilder();
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
    why.ifPresent(text ->
        page.append("Why: ").append(MarkdownText.inline(text, WHY_CHARS_MAX)).append("\n\n"));
    members(page, progress);
    consensus.ifPresent(found -> clusters(page, found));
    program.ifPresent(found -> source(page, found));
    return page.toString();
  }

  private static void members(StringBuilder page, Progress progress) {
    if (progress.members().isEmpty()) {
      return;
    }
    page.append("| model | reply | |\n|---|---|---|\n");
    for (Progress.MemberProgress member : progress.members()) {
      page.append("| ").append(MarkdownText.inline(member.name(), NAME_CHARS_MAX));
      page.append(" | ").append(member.state());
      page.append(" | ").append(MarkdownText.inline(member.detail(), DETAIL_CHARS_MAX));
      page.append(" |\n");
    }
    page.append("\n");
  }

  private static void clusters(StringBuilder page, Consensus consensus) {
    page.append("| cluster | models | score |\n|---|---|---|\n");
    for (Cluster cluster : consensus.clusters()) {
      page.append("| ")
          .append(cluster.id())
          .append(cluster.id().equals(consensus.chosen()) ? " (chosen)" : "");
      page.append(" | ")
          .append(MarkdownText.inline(String.join(", ", cluster.models()), DETAIL_CHARS_MAX));
      page.append(" | ").append(number(cluster.score())).append(" |\n");
    }
    page.append("\n");
  }

  private static void source(StringBuilder page, Program program) {
    int used = page.toString().getBytes(StandardCharsets.UTF_8).length;
    page.append(
        MarkdownText.fenced(
            program.language().wireName(), program.source(), PAGE_BYTES_MAX - used));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
