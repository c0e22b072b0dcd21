package dev.weavergen.workflows.outcomes;

import io.temporal.common.converter.RawValue;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * Writes the true outcome of a generation, which arrives when the generation's own run is closed
 * and takes no more updates. Run again it writes the same, or corrects what was written before.
 */
@WorkflowInterface
public interface OutcomeWorkflow {
  String TYPE = "OutcomeWorkflow";

  /**
   * Labels.
   *
   * @param report an {@link OutcomeReport} as JSON
   * @return what was labelled; fails as {@link LabelActivity#label} does, and with {@link
   *     dev.weavergen.workflows.generation.Failures#INVALID_REQUEST} when the report is wrong
   */
  @WorkflowMethod(name = TYPE)
  OutcomeLabels label(@Nullable RawValue report);
}
