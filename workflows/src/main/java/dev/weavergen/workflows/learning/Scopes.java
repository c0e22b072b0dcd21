package dev.weavergen.workflows.learning;

import java.util.regex.Pattern;

/** The names of scopes: {@code user}, or an evaluation's id with that of its run. */
public final class Scopes {
  public static final String EXPECTED =
      "1 to 200 letters, digits, dots, underscores, colons and hyphens";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,199}");
  private static final int SHOWN_CHARS_MAX = 100;

  private Scopes() {}

  /** Whether a scope may be called that. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** What somebody gave instead, fit for one line of a message. */
  public static String shown(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Cf}\\p{Cs}]", " ");
    return line.length() <= SHOWN_CHARS_MAX ? line : line.substring(0, SHOWN_CHARS_MAX) + "…";
  }
}
