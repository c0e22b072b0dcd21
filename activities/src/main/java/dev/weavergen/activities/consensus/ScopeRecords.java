package dev.weavergen.activities.consensus;

import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.domain.trackrecord.TrackRecords;
import dev.weavergen.workflows.learning.Knowledges;
import dev.weavergen.workflows.outcomes.Outcomes;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The track records of a scope: those of the version of knowledge that a generation recalled, or,
 * while none is published, those of the labels that there are.
 */
public final class ScopeRecords {
  /** The latest generations speak best of models that change. */
  private static final int HISTORY_MAX = 1_000;

  private final Outcomes outcomes;
  private final Knowledges knowledges;

  public ScopeRecords(Outcomes outcomes, Knowledges knowledges) {
    this.outcomes = outcomes;
    this.knowledges = knowledges;
  }

  /**
   * The knowledge of that version; empty without one, or when the store no longer has it.
   *
   * @throws dev.weavergen.workflows.learning.UnreadableKnowledgeException when this worker cannot
   *     read what another one could; a further attempt may be given to one that can
   */
  public Optional<Knowledge> knowledge(String scope, OptionalLong version) {
    return version.isPresent() ? knowledges.find(scope, version.getAsLong()) : Optional.empty();
  }

  public TrackRecords of(String scope, Optional<Knowledge> knowledge) {
    return knowledge
        .map(known -> TrackRecords.of(known.records()))
        .orElseGet(() -> TrackRecords.of(outcomes.history(scope, HISTORY_MAX)));
  }
}
