package dev.weavergen.domain.intent;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a user asks, with what the user stated beside the text. A stated fact always wins over one
 * read from the text.
 *
 * @param text natural language, or a signature with a docstring
 * @param examples further examples in any of the forms the parser reads, for example {@code f(1) ==
 *     2}
 * @param context named facts (style, priorities, library versions)
 */
public record Intent(
    String text,
    Optional<Language> language,
    Optional<String> entryPoint,
    List<String> examples,
    SortedMap<String, String> context) {
  public Intent {
    examples = List.copyOf(examples);
    context = Collections.unmodifiableSortedMap(new TreeMap<>(context));
  }

  /** An intent of text alone. */
  public static Intent of(String text) {
    return new Intent(
        text, Optional.empty(), Optional.empty(), List.of(), Collections.emptySortedMap());
  }
}
