package dev.weavergen.workflows.validation;

import dev.weavergen.workflows.learning.LearningProgress;
import dev.weavergen.workflows.learning.LearningWorkflow;
import dev.weavergen.workflows.learning.Lesson;
import io.temporal.common.converter.RawValue;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** A lesson that ends at once. */
public final class NothingToLearn implements LearningWorkflow {
  @Override
  public Lesson learn(@Nullable RawValue request, @Nullable RawValue surplus) {
    return new Lesson(
        "evaluation",
        Lesson.Ending.NOTHING_NEW,
        OptionalLong.empty(),
        0,
        0,
        0,
        Optional.empty(),
        Optional.empty(),
        "nothing new");
  }

  @Override
  public LearningProgress progress() {
    return new LearningProgress("done", "nothing new", Optional.empty(), Optional.empty());
  }
}
