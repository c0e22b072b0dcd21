package dev.weavergen.activities.panel.catalogue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a panel member: a model, and for its further samples a number, {@code
 * ollama:qwen3#2}.
 *
 * @param model the model's name in the catalogue
 * @param ordinal which sample, from 0
 */
record MemberName(String model, int ordinal) {
  private static final Pattern NUMBERED = Pattern.compile("(.+)#([2-9]|[1-9]\\d{1,3})");

  static MemberName of(String text) {
    Matcher numbered = NUMBERED.matcher(text);
    return numbered.matches()
        ? new MemberName(numbered.group(1), Integer.parseInt(numbered.group(2)) - 1)
        : new MemberName(text, 0);
  }

  @Override
  public String toString() {
    return ordinal == 0 ? model : model + "#" + (ordinal + 1);
  }
}
