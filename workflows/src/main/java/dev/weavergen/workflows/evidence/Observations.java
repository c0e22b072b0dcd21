package dev.weavergen.workflows.evidence;

import dev.weavergen.domain.evidence.Observation;
import java.util.Optional;

/** The store of what running the candidates of a generation showed, one observation each. */
public interface Observations {
  /** Stores the observation; a later one of the same generation replaces it. */
  void put(String generationId, Observation observation);

  Optional<Observation> find(String generationId);
}
