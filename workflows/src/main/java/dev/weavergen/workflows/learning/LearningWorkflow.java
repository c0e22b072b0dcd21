package dev.weavergen.workflows.learning;

import io.temporal.common.converter.RawValue;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/** One night: what became of past generations turns into a new version of knowledge. */
@WorkflowInterface
public interface LearningWorkflow {
  String TYPE = "LearningWorkflow";

  /**
   * Learns.
   *
   * @param request one JSON object, {@code {"scope": "user"}} or nothing; raw, so that a wrong one
   *     ends the run with the field's name instead of being retried for ever
   * @param surplus a second input, which is always wrong; here so that it can be seen
   */
  @WorkflowMethod(name = TYPE)
  Lesson learn(@Nullable RawValue request, @Nullable RawValue surplus);

  /** Where the run is; answered for closed runs too. */
  @QueryMethod
  LearningProgress progress();
}
