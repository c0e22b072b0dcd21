package dev.weavergen.domain.intent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A programming language that candidates can be written in. */
public enum Language {
  PYTHON,
  JAVA;

  /** The name that users type and payloads carry, in lower case. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The language of that name in any case, or empty when there is none. */
  public static Optional<Language> named(String name) {
    return Arrays.stream(values())
        .filter(language -> language.wireName().equalsIgnoreCase(name))
        .findFirst();
  }
}
