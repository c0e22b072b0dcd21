package dev.weavergen.workflows.outcomes;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

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
   * @return what was labelled; fails as {@link LabelActivity#label} does
   */
  @WorkflowMethod(name = TYPE)
  OutcomeLabels label(OutcomeReport report);
}
