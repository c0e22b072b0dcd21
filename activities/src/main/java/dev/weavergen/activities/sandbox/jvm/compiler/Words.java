package dev.weavergen.activities.sandbox.jvm.compiler;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.SourceVersion;

/** What a source says in words, and on how many lines. */
final class Words {
  private static final int WORDS_MAX = 1_000;
  private static final int WORD_CHARS_MIN = 2;
  private static final Pattern WORD = Pattern.compile("\\p{L}+");
  private static final Pattern HUMP = Pattern.compile("(?<=\\p{Ll})(?=\\p{Lu})");
  private static final Pattern TODO =
      Pattern.compile(
          "\\b(?:TODO|FIXME|XXX)\\b|(?i:not (?:yet )?implemented|to be implemented"
              + "|your code here|implementation goes here)");

  /** Comments, and strings so that what looks like a comment in them is passed over. */
  private static final Pattern COMMENT_OR_STRING =
      Pattern.compile(
          "//[^\\n]*|/\\*[\\s\\S]*?(?:\\*/|\\z)|\"\"\"[\\s\\S]*?\"\"\""
              + "|\"(?:\\\\.|[^\"\\\\\\n])*+\"|'(?:\\\\.|[^'\\\\\\n])*+'");

  private Words() {}

  /** Words of identifiers, comments and strings, without the language's own. */
  static List<String> of(String source) {
    return WORD.matcher(source)
        .results()
        .map(MatchResult::group)
        .flatMap(word -> Stream.of(HUMP.split(word)))
        .filter(word -> !SourceVersion.isKeyword(word))
        .map(word -> word.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() >= WORD_CHARS_MIN)
        .distinct()
        .sorted()
        .limit(WORDS_MAX)
        .toList();
  }

  /** Lines that hold more than space and comments. */
  static int linesOfCode(String source) {
    String code =
        COMMENT_OR_STRING
            .matcher(source)
            .replaceAll(match -> match.group().startsWith("/") ? lineEnds(match) : "s");
    return (int) code.lines().filter(line -> !line.isBlank()).count();
  }

  private static String lineEnds(MatchResult comment) {
    return "\n".repeat((int) comment.group().chars().filter(c -> c == '\n').count());
  }

  /** Whether a comment or string says that something is to be done. */
  static boolean sayTodo(String source) {
    return COMMENT_OR_STRING
        .matcher(source)
        .results()
        .anyMatch(match -> TODO.matcher(match.group()).find());
  }
}
