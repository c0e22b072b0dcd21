package dev.weavergen.domain.prediction;

import java.util.Locale;

/** What a prediction could build on; each tier knows all that the ones before it know. */
public enum Tier {
  /** The text of the program, the model and the task; nothing was run. */
  STATIC,
  /** Also how the candidates behave beside each other, without any example or test. */
  AGREEMENT,
  /** Also which examples and generated tests the program passes. */
  EVIDENCE;

  /** The name in JSON, for example {@code evidence}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
