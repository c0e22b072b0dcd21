package dev.weavergen.activities.validation;

import dev.weavergen.workflows.reasoning.Attempts.Attempt;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import java.util.List;

/**
 * What is stored of a generation's repairs.
 *
 * @param attempts by iteration
 * @param tokens of all calls for repairs, as their spans have them
 * @param usd US dollars for them
 */
record Repairing(List<Attempt> attempts, long tokens, double usd) {
  static final Repairing NONE = new Repairing(List.of(), 0, 0);

  /** The step that asks for a repair. */
  private static final String IMPROVE = "improve";

  Repairing {
    attempts = List.copyOf(attempts);
  }

  static Repairing of(List<Attempt> attempts, List<ExecutionSpan> spans) {
    List<ExecutionSpan> calls = spans.stream().filter(span -> span.kind().equals(IMPROVE)).toList();
    return new Repairing(
        attempts,
        calls.stream()
            .mapToLong(span ->
                (long)
                    (number(span, "gen_ai.usage.input_tokens")
                        + number(span, "gen_ai.usage.output_tokens")))
            .sum(),
        calls.stream().mapToDouble(span -> number(span, "weavergen.cost_usd")).sum());
  }

  private static double number(ExecutionSpan span, String attribute) {
    return switch (span.attributes().get(attribute)) {
      case AttributeValue.Whole(long value) -> value;
      case AttributeValue.Real(double value) -> value;
      case AttributeValue.Text _, AttributeValue.Flag _ -> 0;
      case null -> 0;
    };
  }
}
