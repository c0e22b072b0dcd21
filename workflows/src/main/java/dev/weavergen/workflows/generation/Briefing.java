package dev.weavergen.workflows.generation;

import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Member;
import java.util.List;
import java.util.Optional;

/**
 * What is known when the models are about to be asked.
 *
 * @param title a short line that says what is asked
 * @param examples how many usable examples the intent has
 * @param panel in the order in which candidates are kept
 * @param notes what the user should know about how the request is carried out
 */
public record Briefing(
    String title,
    Optional<Language> language,
    Optional<String> entryPoint,
    int examples,
    List<Member> panel,
    List<String> notes) {
  public Briefing {
    panel = List.copyOf(panel);
    notes = List.copyOf(notes);
  }
}
