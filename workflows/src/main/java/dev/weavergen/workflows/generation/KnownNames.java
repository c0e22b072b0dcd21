package dev.weavergen.workflows.generation;

import java.util.List;
import java.util.Locale;

/** Says what was expected in place of an unknown name, the likeliest first. */
final class KnownNames {
  /** How many letters may be missing or too many for a name to count as misspelt. */
  private static final int LETTERS_OFF_MAX = 2;

  private KnownNames() {}

  static String problem(String name, List<String> known) {
    return "is not a known field; expected "
        + hint(name, known)
        + "one of "
        + String.join(", ", known);
  }

  private static String hint(String name, List<String> known) {
    return known.stream()
        .filter(field -> isNear(name, field))
        .findFirst()
        .map(field -> field + ", or ")
        .orElse("");
  }

  /** Whether both have the same letters but for two, in whatever order and case. */
  private static boolean isNear(String name, String field) {
    int longer = Math.max(name.length(), field.length());
    int shorter = Math.min(name.length(), field.length());
    return longer - shorter <= LETTERS_OFF_MAX
        && commonLetters(field, name) >= Math.max(1, longer - LETTERS_OFF_MAX);
  }

  private static int commonLetters(String a, String b) {
    StringBuilder rest = new StringBuilder(b.toLowerCase(Locale.ROOT));
    int common = 0;
    for (char letter : a.toLowerCase(Locale.ROOT).toCharArray()) {
      int found = rest.indexOf(String.valueOf(letter));
      if (found >= 0) {
        rest.deleteCharAt(found);
        common++;
      }
    }
    return common;
  }
}
