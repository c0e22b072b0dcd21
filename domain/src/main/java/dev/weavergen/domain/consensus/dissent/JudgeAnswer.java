package dev.weavergen.domain.consensus.dissent;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What a judge said of two outcomes, read strictly: whoever does not keep to the form has no say.
 */
public enum JudgeAnswer {
  FIRST,
  SECOND,
  NEITHER;

  private static final Pattern LINE =
      Pattern.compile(
          "(?im)^[ \\t*_>#-]*answer[*_]*:[ \\t*_`'\"(]*(first|second|neither)[*_`'\").]*[ \\t]*$");

  /** What a model thinks before it speaks is not what it says. */
  private static final Pattern THOUGHT = Pattern.compile("(?is)<think>.*?</think>");

  /**
   * The answer of the line {@code Answer: first}, {@code second} or {@code neither}.
   *
   * @return empty when there is no such line, or two that differ
   */
  public static Optional<JudgeAnswer> read(String reply) {
    List<String> said =
        LINE.matcher(THOUGHT.matcher(reply).replaceAll(""))
            .results()
            .map(JudgeAnswer::word)
            .distinct()
            .toList();
    return said.size() == 1 ? Optional.of(valueOf(said.getFirst())) : Optional.empty();
  }

  private static String word(MatchResult line) {
    return line.group(1).toUpperCase(Locale.ROOT);
  }
}
