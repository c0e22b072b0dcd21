package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.GenerationRequest;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Instant;

/** Opens a generation: parses the intent, names the panel, stores both. */
@ActivityInterface
public interface RecallActivity {
  /**
   * Idempotent by workflow id.
   *
   * @param startedAt when the run began
   * @return the panel and what the intent was understood to be; fails for good with type {@link
   *     Failures#INVALID_REQUEST} for a model that is not configured and {@link
   *     Failures#UNAVAILABLE} when no model of the panel can be asked
   */
  @ActivityMethod(name = "recall")
  Briefing recall(GenerationRequest request, Instant startedAt);
}
