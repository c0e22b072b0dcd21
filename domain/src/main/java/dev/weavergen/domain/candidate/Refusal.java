package dev.weavergen.domain.candidate;

import java.util.List;
import java.util.Locale;

/** Recognises a reply in which a model declines: it says so at the beginning. */
final class Refusal {
  private static final int BEGINNING_CHARS = 300;

  private static final List<String> PHRASES =
      List.of(
          "i can't help",
          "i cannot help",
          "i can't assist",
          "i cannot assist",
          "i can't provide",
          "i cannot provide",
          "i can't fulfill",
          "i cannot fulfill",
          "i can't comply",
          "i cannot comply",
          "i won't be able to",
          "i'm unable to",
          "i am unable to",
          "i'm not able to",
          "i am not able to",
          "i can't create",
          "i cannot create",
          "i can't write",
          "i cannot write",
          "i can't do that",
          "i cannot do that",
          "i won't write",
          "i will not write",
          "i must decline",
          "i have to decline",
          "i can't generate",
          "i cannot generate",
          "i'm sorry, but i can",
          "i am sorry, but i can",
          "as an ai");

  private Refusal() {}

  static boolean isIn(String prose) {
    String beginning = prose.strip();
    String words =
        beginning
            .substring(0, Math.min(BEGINNING_CHARS, beginning.length()))
            .replace('’', '\'')
            .toLowerCase(Locale.ROOT);
    return PHRASES.stream().anyMatch(words::contains);
  }
}
