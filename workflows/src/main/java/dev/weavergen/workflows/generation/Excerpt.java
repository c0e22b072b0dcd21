package dev.weavergen.workflows.generation;

import java.util.regex.Pattern;

/**
 * The beginning of a text that somebody else wrote, cut where no character is halved, so that it
 * can stand in a message, a payload or a page.
 */
final class Excerpt {
  private static final String MORE = "…";
  private static final Pattern UNSHOWABLE =
      Pattern.compile("[\\p{Cntrl}\\p{Cs}\\p{Cf}\\u0085\\u2028\\u2029]+");

  private Excerpt() {}

  /** The text itself when it is short enough, else its beginning and an ellipsis. */
  static String of(String text, int charsMax) {
    if (text.length() <= charsMax) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(charsMax - 1)) ? charsMax - 1 : charsMax;
    return text.substring(0, end) + MORE;
  }

  /** The same on one line: line ends, controls and what nobody could see become a blank. */
  static String ofLine(String text, int charsMax) {
    return of(UNSHOWABLE.matcher(text).replaceAll(" ").strip(), charsMax);
  }
}
