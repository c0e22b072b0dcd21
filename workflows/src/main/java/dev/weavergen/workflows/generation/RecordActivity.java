package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.Generation;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Finalises a generation in the store. */
@ActivityInterface
public interface RecordActivity {
  /**
   * Stores the result and ends spans that a lost worker left open. Idempotent by workflow id.
   *
   * @return how many spans the run has, this step's included
   */
  @ActivityMethod(name = "record")
  int record(Generation generation);
}
