package dev.weavergen.workflows.evidence;

import java.util.Optional;

/** The store of input sketches, one for each generation that has one. */
public interface Sketches {
  /** Stores the sketch as the model wrote it, JSON; a later one replaces it. */
  void put(String generationId, String json);

  Optional<String> find(String generationId);
}
