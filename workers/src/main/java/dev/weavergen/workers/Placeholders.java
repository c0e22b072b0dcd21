package dev.weavergen.workers;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Placeholders such as {@code ${NAME}} that the environment was to fill and did not. */
final class Placeholders {
  private static final Pattern OPEN = Pattern.compile("\\$\\{([^}:]{1,200})(?::[^}]*)?}");

  private Placeholders() {}

  /**
   * The value when nothing in it is left open.
   *
   * @throws InvalidConfigurationException naming the setting and the missing variable
   */
  static String filled(String setting, String value) {
    Matcher open = OPEN.matcher(value);
    if (open.find()) {
      throw new InvalidConfigurationException(
          setting + ": the environment variable " + open.group(1) + " is not set");
    }
    return value;
  }
}
