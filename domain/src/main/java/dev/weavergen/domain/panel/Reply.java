package dev.weavergen.domain.panel;

import dev.weavergen.domain.intent.Language;
import java.util.List;
import java.util.Optional;

/**
 * What became of asking one member of the panel. A failing model is a value, never a failure of the
 * generation.
 */
public sealed interface Reply {
  String member();

  /**
   * The member answered with a program. The program itself lies in the store under its content
   * hash.
   *
   * @param confidence stated by the model, in [0, 1]
   * @param reasoning the model's own words, an excerpt
   * @param notes what was done to make the reply's code whole
   */
  record Answered(
      String member,
      String programSha256,
      Language language,
      Optional<Double> confidence,
      Optional<String> reasoning,
      List<String> notes,
      Call call)
      implements Reply {
    public Answered {
      notes = List.copyOf(notes);
    }
  }

  /** The model declined, or its provider's filter did. */
  record Refused(String member, String why, Optional<Call> call) implements Reply {}

  /** Asking failed for good, after as many attempts as its kind allows. */
  record Failed(String member, FailureKind kind, String why) implements Reply {}

  /** The member has no say in this generation: it was too late, or its reply holds no program. */
  record Abstained(String member, String why, Optional<Call> call) implements Reply {}

  /**
   * The facts of a completed call.
   *
   * @param latencyMillis from sending the request to the end of the reply, of the attempt that was
   *     answered
   * @param costUsd by the configured price; 0 where none is configured
   */
  record Call(Usage usage, double costUsd, long latencyMillis, String finishReason) {}
}
