package dev.weavergen.activities.evidence;

import dev.weavergen.domain.evidence.Check;
import java.util.Optional;

/**
 * A check and where it comes from.
 *
 * @param author the model that wrote the test; empty for an example of the intent
 * @param text as written
 */
record PlannedCheck(Optional<String> author, String text, Check check) {
  boolean isExample() {
    return author.isEmpty();
  }
}
