package dev.weavergen.activities.panel.settings;

/** A setting is wrong; the text names the field, the value found and what was expected. */
public final class InvalidSetting extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  public InvalidSetting(String field, Object found, String expected) {
    super("%s is \"%s\", expected %s".formatted(field, found, expected));
  }

  static void unless(boolean valid, String field, Object found, String expected) {
    if (!valid) {
      throw new InvalidSetting(field, found, expected);
    }
  }
}
