package dev.weavergen.activities.evidence;

import dev.weavergen.domain.evidence.Observation.CostFacts;
import java.util.List;
import java.util.Map;

/**
 * What running the candidates of a generation showed.
 *
 * @param costs by model, of those whose cost could be measured
 */
record Runs(
    List<PlannedCheck> checks,
    List<Input> inputs,
    List<CandidateRun> candidates,
    Map<String, CostFacts> costs) {
  Runs {
    checks = List.copyOf(checks);
    inputs = List.copyOf(inputs);
    candidates = List.copyOf(candidates);
    costs = Map.copyOf(costs);
  }
}
