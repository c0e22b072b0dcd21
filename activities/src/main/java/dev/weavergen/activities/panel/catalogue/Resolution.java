package dev.weavergen.activities.panel.catalogue;

import dev.weavergen.domain.panel.FailureKind;

/** What a panel member's name stands for. */
public sealed interface Resolution {
  record Found(CatalogueEntry entry) implements Resolution {}

  /**
   * @param kind {@code UNKNOWN_MODEL}, {@code AUTHENTICATION} for a missing key, {@code
   *     NO_RECORDING}, or {@code INVALID_REQUEST} for a wrong setting
   * @param why the value, what was expected and what cures it
   */
  record Missing(FailureKind kind, String why) implements Resolution {}
}
