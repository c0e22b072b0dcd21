package dev.weavergen.domain.intent;

import java.util.List;
import java.util.Optional;

/**
 * The head of the entry point.
 *
 * @param name the entry point's name
 * @param parameters in order
 * @param returnType as written; empty when the intent names none
 */
public record Signature(String name, List<Parameter> parameters, Optional<String> returnType) {
  public Signature {
    parameters = List.copyOf(parameters);
  }
}
