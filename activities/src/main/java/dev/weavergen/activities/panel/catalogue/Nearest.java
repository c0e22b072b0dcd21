package dev.weavergen.activities.panel.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The names that a mistyped one probably meant. */
final class Nearest {
  private static final int SHOWN_MAX = 3;
  private static final int COMPARED_CHARS_MAX = 100;

  private Nearest() {}

  /** At most three of the names that differ from it in less than half of its letters. */
  static List<String> to(String name, Collection<String> names) {
    return names.stream()
        .filter(other -> distance(name, other) * 2 <= Math.max(name.length(), 2))
        .sorted(Comparator.comparingInt(other -> distance(name, other)))
        .limit(SHOWN_MAX)
        .toList();
  }

  /** Insertions, deletions and replacements between the two, in any case (Levenshtein). */
  private static int distance(String one, String other) {
    String a = comparable(one);
    String b = comparable(other);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }

  private static String comparable(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.substring(0, Math.min(lower.length(), COMPARED_CHARS_MAX));
  }
}
