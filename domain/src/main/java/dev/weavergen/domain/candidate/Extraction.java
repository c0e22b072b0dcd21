package dev.weavergen.domain.candidate;

import java.util.List;
import java.util.Optional;

/** What was found in the reply of a model. */
public sealed interface Extraction {
  /**
   * A program was found.
   *
   * @param confidence what the model says of itself, in [0, 1]; empty when it says nothing
   * @param reasoning the model's own explanation, cut to {@link
   *     dev.weavergen.domain.Limits#EXCERPT_CHARS_MAX}
   * @param notes what was done to the reply's code to make it whole ("head of the prompt put in
   *     front"), in order
   */
  record Extracted(
      Program program, Optional<Double> confidence, Optional<String> reasoning, List<String> notes)
      implements Extraction {
    public Extracted {
      notes = List.copyOf(notes);
    }
  }

  /**
   * No program was found.
   *
   * @param why one sentence for a person
   */
  record NoProgram(String why) implements Extraction {}

  /**
   * The model declined to write a program.
   *
   * @param why one sentence for a person
   */
  record Declined(String why) implements Extraction {}
}
