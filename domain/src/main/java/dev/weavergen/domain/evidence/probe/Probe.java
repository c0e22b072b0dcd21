package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Nearness;
import dev.weavergen.domain.evidence.Value;
import java.util.List;

/**
 * One input on which candidates are compared.
 *
 * @param call an expression in the candidates' language that calls the entry point
 */
public record Probe(List<Value> arguments, String call, Nearness nearness) {
  public Probe {
    arguments = List.copyOf(arguments);
  }
}
