package dev.weavergen.workflows.payload;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.workflows.learning.LearningActivity.Digest;
import dev.weavergen.workflows.learning.LearningActivity.Draft;
import dev.weavergen.workflows.learning.LearningActivity.Outline;
import dev.weavergen.workflows.learning.LearningActivity.Plan;
import dev.weavergen.workflows.learning.LearningActivity.Publication;
import dev.weavergen.workflows.learning.LearningProgress;
import dev.weavergen.workflows.learning.Lesson;
import dev.weavergen.workflows.payload.Payloads.Sample;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** What crosses a payload of a learning run. */
final class LearningPayloads {
  private static final String SHA = "ab".repeat(32);
  private static final Plan PLAN = new Plan("user", OptionalLong.of(2), 3, 120, 240);
  private static final Plan FIRST_PLAN = new Plan("user", OptionalLong.empty(), 1, 0, 5);
  private static final Digest DIGEST = new Digest(60, 2, 540);

  private LearningPayloads() {}

  static Stream<Sample> samples() {
    return Stream.of(steps(), ends()).flatMap(each -> each);
  }

  private static Stream<Sample> steps() {
    return Stream.of(
        new Sample("learning-plan", Plan.class, PLAN),
        new Sample("learning-plan-first", Plan.class, FIRST_PLAN),
        new Sample("learning-digest", Digest.class, DIGEST),
        new Sample("learning-draft", Draft.class, new Draft("user", SHA, promoted())),
        new Sample("learning-draft-first", Draft.class, new Draft("user", SHA, refused())),
        new Sample(
            "learning-publication", Publication.class, new Publication(true, OptionalLong.of(3))),
        new Sample(
            "learning-publication-none",
            Publication.class,
            new Publication(false, OptionalLong.empty())));
  }

  private static Stream<Sample> ends() {
    return Stream.of(
        new Sample(
            "learning-lesson",
            Lesson.class,
            new Lesson(
                "user",
                Lesson.Ending.PUBLISHED,
                OptionalLong.of(3),
                60,
                2,
                540,
                Optional.of(promoted()),
                Optional.of(SHA),
                "version 3 is current")),
        new Sample(
            "learning-lesson-nothing-new",
            Lesson.class,
            new Lesson(
                "user",
                Lesson.Ending.NOTHING_NEW,
                OptionalLong.empty(),
                0,
                0,
                0,
                Optional.empty(),
                Optional.empty(),
                "no label is new")),
        new Sample(
            "learning-progress",
            LearningProgress.class,
            new LearningProgress(
                "fit", "learns version 3", Optional.of(PLAN), Optional.of(DIGEST))),
        new Sample(
            "learning-progress-least",
            LearningProgress.class,
            new LearningProgress(
                "plan", "looks for new labels", Optional.empty(), Optional.empty())));
  }

  private static Outline promoted() {
    return new Outline(
        3,
        OptionalLong.of(2),
        240,
        60,
        120,
        Optional.of("v3"),
        new Knowledge.Trial(60, -0.02, -0.03, -0.01, true, "promoted"),
        new Knowledge.Drift(60, 0.12, true));
  }

  private static Outline refused() {
    return new Outline(
        1,
        OptionalLong.empty(),
        5,
        1,
        1,
        Optional.empty(),
        new Knowledge.Trial(0, 0, 0, 0, false, "too few"),
        new Knowledge.Drift(0, 0, false));
  }
}
