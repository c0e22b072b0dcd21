package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.GenerationRequest;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.workflows.payload.Json;

/** Reads back what a generation was opened with. */
public final class StoredIntent {
  private StoredIntent() {}

  /** The parsed intent of an open generation. */
  public static ParsedIntent of(Generations generations, String generationId) {
    return generations
        .parsedIntentJson(generationId)
        .map(json -> Json.mapper().readValue(json, ParsedIntent.class))
        .orElseThrow(
            () -> new IllegalStateException("generation " + generationId + " has not been opened"));
  }

  /** The request of an open generation. */
  public static GenerationRequest request(Generations generations, String generationId) {
    return generations
        .find(generationId)
        .map(row -> Json.mapper().readValue(row.requestJson(), GenerationRequest.class))
        .orElseThrow(
            () -> new IllegalStateException("generation " + generationId + " has not been opened"));
  }
}
