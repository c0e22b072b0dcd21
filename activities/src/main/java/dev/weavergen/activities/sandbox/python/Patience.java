package dev.weavergen.activities.sandbox.python;

import dev.weavergen.domain.evidence.RunLimits;
import java.time.Duration;
import tools.jackson.databind.node.ObjectNode;

/** How long a reply may take before the zygote counts as broken. */
final class Patience {
  /** With eight children on two cores a batch takes four times as long, on one core eight. */
  private static final int SHARING_FACTOR = 8;

  private static final Duration SILENCE_MAX = Duration.ofSeconds(10);

  private Patience() {}

  static Duration with(ObjectNode request) {
    return with(Duration.ofMillis(request.path("perBatchMillis").asLong()));
  }

  static Duration with(RunLimits limits) {
    return with(limits.perBatch());
  }

  private static Duration with(Duration perBatch) {
    return perBatch.multipliedBy(SHARING_FACTOR).plus(SILENCE_MAX);
  }
}
