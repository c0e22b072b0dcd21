package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.Progress;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.UpdateValidatorMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import org.jspecify.annotations.Nullable;

/**
 * One whole run from an intent to a program. Started with one JSON object by any client, the
 * Temporal CLI among them.
 */
@WorkflowInterface
public interface GenerationWorkflow {
  String TYPE = "GenerationWorkflow";

  /**
   * Generates.
   *
   * @param request one JSON object as {@link RequestReader} reads it; raw, so that a wrong one ends
   *     the run with the field's name instead of being retried for ever
   * @param surplus a second input, which is always wrong; here so that it can be seen
   */
  @WorkflowMethod(name = TYPE)
  Generation generate(@Nullable RawValue request, @Nullable RawValue surplus);

  /** Where the run is; answered for closed runs too. */
  @QueryMethod
  Progress progress();

  /**
   * Ends the run with status {@code cancelled}; what has arrived by then is recorded.
   *
   * @param reason for people, shown wherever the run is shown
   */
  @UpdateMethod
  void cancel(String reason);

  /** Refuses a cancellation without a reason before it enters the history. */
  @UpdateValidatorMethod(updateName = "cancel")
  void validateCancel(String reason);

  /**
   * Settles the question of a run that waits for a decision.
   *
   * @param decision one JSON object, {@code {"cluster": "c1"}} or {@code {"expected": "0"}}; raw,
   *     so that a wrong one is refused with the field's name
   */
  @UpdateMethod
  void decide(@Nullable RawValue decision);

  /** Refuses a wrong decision, and one that nobody waits for, before it enters the history. */
  @UpdateValidatorMethod(updateName = "decide")
  void validateDecide(@Nullable RawValue decision);

  /**
   * Adds to what the run may spend. It may come at any time while the run is open; one that waits
   * because its budget is spent then goes on.
   *
   * @param more one JSON object, {@code {"usd": 0.5, "tokens": 20000, "time": "2m"}}, at least one
   *     of them; raw, so that a wrong one is refused with the field's name
   */
  @UpdateMethod
  void extendBudget(@Nullable RawValue more);

  /** Refuses a wrong extension, and one of a run that has no use for it. */
  @UpdateValidatorMethod(updateName = "extendBudget")
  void validateExtendBudget(@Nullable RawValue more);
}
