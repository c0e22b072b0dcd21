package dev.weavergen.activities.evidence;

import dev.weavergen.domain.evidence.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What became of expressions that were run together. */
final class Outcomes {
  private final Map<String, Outcome> byExpression = new HashMap<>();

  /**
   * @param expressions no two alike
   * @param outcomes one per expression, in order; or none, when the program was not loaded
   */
  Outcomes(List<String> expressions, List<Outcome> outcomes) {
    if (!outcomes.isEmpty() && outcomes.size() != expressions.size()) {
      throw new IllegalArgumentException(
          expressions.size() + " expressions have " + outcomes.size() + " outcomes");
    }
    for (int i = 0; i < outcomes.size(); i++) {
      byExpression.put(expressions.get(i), outcomes.get(i));
    }
  }

  /** What became of an expression that was run. */
  Outcome of(String expression) {
    @Nullable Outcome outcome = byExpression.get(expression);
    if (outcome == null) {
      throw new IllegalArgumentException("not run: " + expression);
    }
    return outcome;
  }
}
