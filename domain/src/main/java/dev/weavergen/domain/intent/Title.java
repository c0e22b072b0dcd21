package dev.weavergen.domain.intent;

/** The line by which people recognise an intent in a list. */
public final class Title {
  private static final int CHARS_MAX = 120;
  private static final int LETTERS_MIN = 3;

  private Title() {}

  /**
   * The first line that says something in words, cut; code around a docstring says nothing here.
   */
  public static String of(String intent) {
    String line =
        intent
            .lines()
            .map(String::strip)
            .filter(Title::saysSomething)
            .findFirst()
            .orElse("a program")
            .replaceAll("\\s+", " ")
            .replaceAll("^(\"\"\"|'''|/\\*\\*|\\*|#|//)\\s*", "");
    return line.length() <= CHARS_MAX ? line : line.substring(0, CHARS_MAX) + "…";
  }

  private static boolean saysSomething(String line) {
    return line.chars().filter(Character::isLetter).count() >= LETTERS_MIN
        && !line.startsWith("import ")
        && !line.startsWith("from ")
        && !line.startsWith("def ")
        && !line.startsWith("@");
  }
}
