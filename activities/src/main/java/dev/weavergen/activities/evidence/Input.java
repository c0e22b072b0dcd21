package dev.weavergen.activities.evidence;

import dev.weavergen.domain.evidence.Nearness;
import dev.weavergen.domain.evidence.Observation.Origin;

/**
 * An input on which behaviour is compared.
 *
 * @param call an expression that calls the entry point
 */
record Input(String call, Origin origin) {
  Nearness nearness() {
    return switch (origin) {
      case EXAMPLE, TEST, NEAR_PROBE -> Nearness.LIKE_EXAMPLE;
      case FAR_PROBE -> Nearness.FAR;
    };
  }
}
