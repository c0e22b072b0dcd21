package dev.weavergen.workflows.generation;

import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.panel.Member;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What is known when the models are about to be asked.
 *
 * @param title a short line that says what is asked
 * @param examples how many usable examples the intent has
 * @param panel in the order in which candidates are kept
 * @param knowledge what was recalled of what is learned; empty in a run that is older than that,
 *     and in which nothing is predicted
 * @param reasoning how far programs are repaired; empty in a run that is older than that
 * @param notes what the user should know about how the request is carried out
 */
public record Briefing(
    String title,
    Optional<Language> language,
    Optional<String> entryPoint,
    int examples,
    List<Member> panel,
    Optional<Recalled> knowledge,
    Optional<Reasoning> reasoning,
    List<String> notes) {
  public Briefing {
    panel = List.copyOf(panel);
    knowledge = knowledge == null ? Optional.empty() : knowledge;
    reasoning = reasoning == null ? Optional.empty() : reasoning;
    notes = List.copyOf(notes);
  }

  /**
   * How far the generation reasons.
   *
   * @param iterationsMax how many rounds of repair, 0 for none
   */
  public record Reasoning(int iterationsMax) {}

  /**
   * The knowledge that this generation uses to its end, whatever is published meanwhile.
   *
   * @param version empty while nothing is published, or when it cannot be read
   */
  public record Recalled(OptionalLong version) {
    /** Nothing is known. */
    public static final Recalled NOTHING = new Recalled(OptionalLong.empty());

    public Recalled {
      version = version == null ? OptionalLong.empty() : version;
    }
  }
}
