package dev.weavergen.domain.candidate;

import java.util.stream.Collectors;

/** What was typed in an interactive session: the lines behind {@code >>>} and {@code ...}. */
final class Transcript {
  private static final String FIRST = ">>>";
  private static final String NEXT = "...";

  private Transcript() {}

  /** The text without prompts and output if it begins as a session does, else as it is. */
  static String code(String text) {
    if (!text.stripLeading().startsWith(FIRST + " ")) {
      return text;
    }
    return text.lines()
        .map(String::stripLeading)
        .filter(line -> line.startsWith(FIRST) || line.startsWith(NEXT))
        .map(line -> line.substring(FIRST.length()))
        .map(line -> line.startsWith(" ") ? line.substring(1) : line)
        .collect(Collectors.joining("\n", "", "\n"));
  }
}
