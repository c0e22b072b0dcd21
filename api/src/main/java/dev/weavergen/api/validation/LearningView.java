package dev.weavergen.api.validation;

import dev.weavergen.domain.validation.LearningSection;
import java.util.List;

/** What learning changed, as the page shows it. */
record LearningView(String words, String kind, String verdict, List<Row> rows, String note) {
  record Row(String name, String before, String after, String interval) {}

  static LearningView of(LearningSection section) {
    return new LearningView(
        "Learned from the first %d tasks as they came; judged on the last %d, which nothing was learned from."
            .formatted(section.learnedTasks(), section.frozenTasks()),
        section.verdict().inWords().replace(' ', '-'),
        section.verdict().inWords(),
        section.before().keySet().stream().map(name -> row(section, name)).toList(),
        section.note().orElse(""));
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
