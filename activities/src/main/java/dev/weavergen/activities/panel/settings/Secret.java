package dev.weavergen.activities.panel.settings;

/** A key. It shows itself to nobody: not in logs, not in messages, not in a debugger's list. */
public final class Secret {
  private static final String REDACTED = "[redacted]";

  private final String value;

  private Secret(String value) {
    this.value = value;
  }

  public static Secret of(String value) {
    return new Secret(value.strip());
  }

  /** The key itself, for the one header that carries it. */
  public String reveal() {
    return value;
  }

  /** The text with every occurrence of this key taken out. */
  public String scrub(String text) {
    return value.isEmpty() ? text : text.replace(value, REDACTED);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret secret && value.equals(secret.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return REDACTED;
  }
}
