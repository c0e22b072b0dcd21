package dev.weavergen.workflows.learning;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.workflows.learning.LearningActivity.Digest;
import dev.weavergen.workflows.learning.LearningActivity.Outline;
import dev.weavergen.workflows.learning.LearningActivity.Plan;
import dev.weavergen.workflows.learning.Lesson.Ending;
import java.util.Locale;
import java.util.Optional;

/** A learning run in sentences for people. */
final class LessonWords {
  private static final String MEANINGFUL = "\\`*_{}[]()#+!|<>~&$";

  private LessonWords() {}

  static String of(Plan plan, Digest digest, Optional<Outline> knowledge, Ending ending) {
    return switch (ending) {
      case NOTHING_NEW -> nothingNew(plan, digest);
      case OVERTAKEN ->
          "another run published version %d first, or the current version was changed; nothing of this run was published"
              .formatted(plan.next());
      case PUBLISHED ->
          "learned from %d new or changed generations and published version %d%s"
              .formatted(
                  digest.generations(),
                  plan.next(),
                  knowledge.map(LessonWords::outcome).orElse(""));
    };
  }

  private static String nothingNew(Plan plan, Digest digest) {
    String version =
        plan.version().isPresent()
            ? "version " + plan.version().getAsLong() + " stays current"
            : plan.next() == 1 ? "no version is published yet" : "no version is in use";
    return digest.generations() == 0
        ? "no label is new; " + version
        : "nothing was observed of the %d labelled generations; %s"
            .formatted(digest.generations(), version);
  }

  private static String outcome(Outline knowledge) {
    return ": %d labels of %d generations; %s%s"
        .formatted(
            knowledge.labels(),
            knowledge.generations(),
            knowledge.trial().words(),
            drift(knowledge.drift()));
  }

  private static String drift(Knowledge.Drift drift) {
    return drift.alarm()
        ? String.format(
            Locale.ROOT,
            "; drift alarm: predictions of the last week are off by %.2f",
            drift.calibrationError())
        : "";
  }

  /** The sentence with no character that has a meaning in Markdown. */
  static String escaped(String words) {
    StringBuilder escaped = new StringBuilder();
    words
        .codePoints()
        .forEach(c -> {
          if (MEANINGFUL.indexOf(c) >= 0) {
            escaped.append('\\');
          }
          escaped.appendCodePoint(c);
        });
    return escaped.toString();
  }
}
