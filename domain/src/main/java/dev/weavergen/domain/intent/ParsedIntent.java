package dev.weavergen.domain.intent;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the parser found in an intent. Whatever it did not find is empty, never guessed.
 *
 * @param text the intent as given
 * @param language stated by the user or recognised from the text
 * @param entryPoint the name of the function or method to write
 * @param signature the entry point's head, when the intent gives one
 * @param skeleton the code that the intent brings along, when it is a signature with a docstring
 * @param examples in order of appearance, without repetitions
 * @param constraints sentences that limit the solution ("do not use recursion"), as written
 * @param context named facts given with the intent, sorted by name
 */
public record ParsedIntent(
    String text,
    Optional<Language> language,
    Optional<String> entryPoint,
    Optional<Signature> signature,
    Optional<Skeleton> skeleton,
    List<Example> examples,
    List<String> constraints,
    SortedMap<String, String> context) {
  public ParsedIntent {
    examples = List.copyOf(examples);
    constraints = List.copyOf(constraints);
    context = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(context));
  }
}
