package dev.weavergen.activities.sandbox;

import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.Value;
import java.util.Arrays;
import java.util.List;

/**
 * What must become of a call, or of the loading, of an attack: alternatives separated by {@code
 * or}, each one of {@code contained} (returned that text), {@code returned} (anything), {@code
 * raised A B} (one of these classes; none given: any), {@code timeout}, {@code memory}, {@code
 * output}, {@code crash 11} (none given: any signal), {@code broken} (the protocol), {@code
 * syntax}, and {@code load} before any of the outcomes, or alone.
 */
record ExpectedOutcome(List<String> alternatives) {
  private static final String LOAD = "load";

  static ExpectedOutcome of(String text) {
    return new ExpectedOutcome(Arrays.stream(text.split(" or ")).map(String::strip).toList());
  }

  boolean matches(Execution execution, int call) {
    return alternatives.stream().anyMatch(alternative -> matches(alternative, execution, call));
  }

  private static boolean matches(String alternative, Execution execution, int call) {
    return switch (execution.load()) {
      case Load.Loaded() ->
          !alternative.startsWith(LOAD) && matches(alternative, execution.outcomes().get(call));
      case Load.LoadFailed(Outcome outcome, _) ->
          alternative.equals(LOAD)
              || (alternative.startsWith(LOAD + " ")
                  && matches(alternative.substring(LOAD.length() + 1), outcome));
      case Load.SyntaxFailed _ -> alternative.equals("syntax");
      case Load.ProtocolBroken _ -> alternative.equals("broken");
    };
  }

  private static boolean matches(String alternative, Outcome outcome) {
    List<String> words = List.of(alternative.split(" "));
    List<String> rest = words.subList(1, words.size());
    return switch (outcome) {
      case Outcome.Returned(Value value) ->
          alternative.equals("returned")
              || (alternative.equals("contained") && value.equals(new Value.Text("contained")));
      case Outcome.Raised(String exception, _) ->
          words.getFirst().equals("raised") && (rest.isEmpty() || rest.contains(exception));
      case Outcome.TimedOut() -> alternative.equals("timeout");
      case Outcome.OutOfMemory() -> alternative.equals("memory");
      case Outcome.OutputLimit() -> alternative.equals("output");
      case Outcome.Crashed(int signal) ->
          words.getFirst().equals("crash")
              && (rest.isEmpty() || rest.contains(Integer.toString(signal)));
    };
  }

  @Override
  public String toString() {
    return String.join(" or ", alternatives);
  }
}
