package dev.weavergen.domain.consensus;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An input on which clusters part.
 *
 * @param input the call, an excerpt
 * @param outcomes by cluster id, as short texts, the higher ranked cluster first
 */
public record Dissent(String input, Map<String, String> outcomes) {
  public Dissent {
    outcomes = Collections.unmodifiableMap(new LinkedHashMap<>(outcomes));
  }
}
