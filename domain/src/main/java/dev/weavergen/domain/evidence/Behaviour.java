package dev.weavergen.domain.evidence;

import java.util.List;

/**
 * What one candidate did on the inputs of a generation.
 *
 * @param candidate its name, unique in the panel
 * @param loaded whether its program could be called at all
 * @param outcomes one per input, in the inputs' order; empty unless loaded
 */
public record Behaviour(String candidate, boolean loaded, List<Outcome> outcomes) {
  public Behaviour {
    outcomes = List.copyOf(outcomes);
    if (!loaded && !outcomes.isEmpty()) {
      throw new IllegalArgumentException(
          "candidate " + candidate + " was not loaded and has outcomes");
    }
  }

  /** The behaviour that an execution showed. */
  public static Behaviour of(String candidate, Execution execution) {
    return switch (execution.load()) {
      case Load.Loaded _ -> new Behaviour(candidate, true, execution.outcomes());
      case Load.SyntaxFailed _, Load.LoadFailed _, Load.ProtocolBroken _ ->
          new Behaviour(candidate, false, List.of());
    };
  }

  boolean returns(int input) {
    return outcomes.get(input) instanceof Outcome.Returned;
  }
}
