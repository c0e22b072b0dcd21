package dev.weavergen.domain.generation;

import java.util.Locale;

/** How a generation ended, or that it waits. */
public enum GenerationStatus {
  RUNNING,
  ANSWERED,
  NEEDS_DECISION,
  NO_ANSWER,
  BUDGET_EXCEEDED,
  CANCELLED;

  /** The name in JSON and search attributes, for example {@code no-answer}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
