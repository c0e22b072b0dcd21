package dev.weavergen.activities.panel.settings;

import java.util.Arrays;
import java.util.Locale;

/** How a model wants to be asked. */
public enum PromptStyle {
  /** Instructions and a question. */
  CHAT,
  /** A beginning to go on with; for base models. */
  COMPLETION;

  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The style of that name in any case.
   *
   * @throws InvalidSetting when there is none
   */
  public static PromptStyle parse(String name) {
    return Arrays.stream(values())
        .filter(style -> style.wireName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(() -> new InvalidSetting("style", name, "chat or completion"));
  }
}
