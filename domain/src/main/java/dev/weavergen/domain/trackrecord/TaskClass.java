package dev.weavergen.domain.trackrecord;

import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.ParsedIntent;
import java.util.Locale;

/**
 * Which tasks a track record speaks of: language × examples given or not × length of the intent.
 * Short is what fits a sentence, as four of five tasks of MBPP do; long is what the longer half of
 * HumanEval has.
 */
public final class TaskClass {
  private static final int SHORT_CHARS_MAX = 100;
  private static final int MIDDLE_CHARS_MAX = 400;

  private TaskClass() {}

  /** The class of an intent, for example {@code python/examples/short}. */
  public static String of(ParsedIntent intent) {
    String language = intent.language().map(Language::wireName).orElse("unstated");
    String examples = intent.examples().isEmpty() ? "no-examples" : "examples";
    return String.join("/", language, examples, length(intent.text().length()))
        .toLowerCase(Locale.ROOT);
  }

  private static String length(int chars) {
    if (chars <= SHORT_CHARS_MAX) {
      return "short";
    }
    return chars <= MIDDLE_CHARS_MAX ? "middle" : "long";
  }
}
