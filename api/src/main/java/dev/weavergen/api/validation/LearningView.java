package dev.weavergen.api.validation;

import dev.weavergen.domain.validation.LearningSection;
import java.util.List;

/** What learning changed, as the page shows it. */
record LearningView(String words, String kind, String verdict, List<Row> rows, String note) {
  record Row(String name, String before, String after, String interval) {}

  static LearningView of(LearningSection section) {
    return new LearningView(
        words(section),
        section.verdict().inWords().replace(' ', '-'),
        section.verdict().inWords(),
        section.before().keySet().stream().map(name -> row(section, name)).toList(),
        section.note().orElse(""));
  }

  private static String words(LearningSection section) {
    return "Learned from the first %d tasks as they came; judged on the last %d, which nothing was learned from. The verdict is on the Brier score, less is better, mean over the tiers at which a candidate can be judged. %s%s"
        .formatted(
            section.learnedTasks(),
            section.frozenTasks(),
            section
                .predictor()
                .map(name ->
                    "The predictor was promoted in version %s%s."
                        .formatted(name.replaceFirst("^v", ""), last(section)))
                .orElse("No predictor was promoted."),
            section.gate().map(words -> " The last trial: " + words + ".").orElse(""));
  }

  private static String last(LearningSection section) {
    return section.version().map(version -> "; the last version is " + version).orElse("");
  }

  private static Row row(LearningSection section, String name) {
    List<Double> ends = section.ci95().getOrDefault(name, List.of());
    return new Row(
        name,
        Figures.share(section.before().getOrDefault(name, 0.0)),
        Figures.share(section.after().getOrDefault(name, 0.0)),
        ends.isEmpty()
            ? Figures.MISSING
            : Figures.signed(ends.getFirst()) + " to " + Figures.signed(ends.getLast()));
  }

  boolean hasRows() {
    return !rows.isEmpty();
  }
}
