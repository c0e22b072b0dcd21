package dev.weavergen.workflows.budget;

import dev.weavergen.domain.generation.Budget;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Fills up the purse of a generation that waits for it. */
@ActivityInterface
public interface PurseActivity {
  /**
   * Extends.
   *
   * @param number of the extension within the run, from 1
   * @param more what is added
   */
  @ActivityMethod(name = "extendPurse")
  void extend(int number, Budget more);
}
