package dev.weavergen.workflows.budget;

import dev.weavergen.domain.generation.Budget;
import dev.weavergen.domain.generation.Generation;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Sees a generation through that has spent its budget. */
@ActivityInterface
public interface PurseActivity {
  /**
   * Keeps what there is, so that people can look at it while the generation waits.
   *
   * @param soFar with status budget-exceeded, and why
   */
  @ActivityMethod(name = "awaitBudget")
  void awaitBudget(Generation soFar);

  /**
   * Fills up the purse; the generation goes on.
   *
   * @param number of the extension within the run, from 1
   * @param more what is added
   */
  @ActivityMethod(name = "extendPurse")
  void extend(int number, Budget more);
}
