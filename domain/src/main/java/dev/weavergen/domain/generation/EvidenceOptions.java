package dev.weavergen.domain.generation;

import java.util.List;
import java.util.Optional;

/**
 * What a generation may use to judge its candidates, beyond the intent.
 *
 * @param generatedTests imported files of tests, each as {@code NAME@sha256}; with any, no model is
 *     asked for tests
 * @param repairs imported files of recorded repairs, each as {@code NAME@sha256}, NAME being the
 *     member of the panel that they answer for
 * @param hideExamples whether the intent's examples are kept from the judgement, and tests that
 *     repeat one of them too; models still see the intent as it is
 * @param merge whether a model may fuse the programs of the chosen cluster into one
 * @param knowledgeScope whose track records are read and fed; empty for the user's own
 * @param seed decides, with the intent's text, which probes are drawn
 */
public record EvidenceOptions(
    List<String> generatedTests,
    List<String> repairs,
    boolean hideExamples,
    boolean merge,
    Optional<String> knowledgeScope,
    long seed) {
  /** Nothing beyond the intent, in the user's own scope. */
  public static final EvidenceOptions DEFAULT =
      new EvidenceOptions(List.of(), List.of(), false, false, Optional.empty(), 0);

  public EvidenceOptions {
    generatedTests = generatedTests == null ? List.of() : List.copyOf(generatedTests);
    repairs = repairs == null ? List.of() : List.copyOf(repairs);
    knowledgeScope = knowledgeScope == null ? Optional.empty() : knowledgeScope;
  }
}
