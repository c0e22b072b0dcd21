package dev.weavergen.workflows.validation;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.Optional;

/**
 * Runs the hidden test of a task on the programs of its generation once that has ended, on the
 * queue {@code weavergen-labels}. Nothing else reads hidden tests.
 */
@ActivityInterface
public interface TaskLabelActivity {
  /** Labels and stores the labels. Idempotent. */
  @ActivityMethod(name = "labelTask")
  TaskLabel labelTask(Order order);

  /**
   * @param problem why the generation failed as a whole; empty when it has a result
   */
  record Order(int ordinal, String generationId, Optional<String> problem) {}

  /**
   * @param passed whether the chosen program is right; empty when there is none, or the test could
   *     not decide
   */
  record TaskLabel(Optional<Boolean> passed) {}
}
