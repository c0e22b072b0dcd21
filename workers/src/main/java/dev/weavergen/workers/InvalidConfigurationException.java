package dev.weavergen.workers;

/** The configuration is wrong. The message names the setting, its value and what was expected. */
public final class InvalidConfigurationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public InvalidConfigurationException(String message) {
    super(message);
  }
}
