package dev.weavergen.workflows.outcomes;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Labels programs in the store. */
@ActivityInterface
public interface LabelActivity {
  /** There is no generation of that id; never retried. */
  String UNKNOWN_GENERATION = "UnknownGeneration";

  /** The generation did not choose that program; never retried. */
  String NO_PROGRAM = "NoProgram";

  /**
   * Labels the chosen program, and the programs that behaved exactly like it. Idempotent.
   *
   * @return what was labelled; fails with {@link #UNKNOWN_GENERATION} or {@link #NO_PROGRAM}
   */
  @ActivityMethod(name = "label")
  OutcomeLabels label(OutcomeReport report);
}
