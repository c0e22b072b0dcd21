package dev.weavergen.activities.evidence;

import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.evidence.Execution;
import dev.weavergen.domain.evidence.Observation.CostFacts;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.evidence.ProgramRun;
import dev.weavergen.domain.evidence.RunLimits;
import dev.weavergen.domain.evidence.cost.EmpiricalCost;
import dev.weavergen.domain.evidence.cost.Measurement;
import dev.weavergen.domain.evidence.cost.Order;
import dev.weavergen.domain.evidence.cost.OrderOfGrowth;
import dev.weavergen.domain.evidence.probe.GrowthInputs;
import dev.weavergen.domain.evidence.probe.GrowthStep;
import dev.weavergen.domain.evidence.probe.ProbeRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Measures CPU time over growing inputs, so that "efficient" is judged by measurement. Each size is
 * run beside an expression that makes the same input only, whose time is subtracted.
 */
final class CostMeasurement {
  /** What a candidate gets for all sizes together: cheap ones end long before. */
  private static final RunLimits LIMITS =
      new RunLimits(
          Duration.ofMillis(250),
          Duration.ofMillis(1_000),
          Limits.SANDBOX_MEMORY_BYTES_MAX,
          Limits.SANDBOX_OUTPUT_BYTES_MAX);

  /** Making the input, then twice the call: noise only adds, so the smaller time counts. */
  private static final int CALLS_PER_STEP = 3;

  private static final double MICROS_PER_SECOND = 1e6;

  private final LanguageSandbox sandbox;

  CostMeasurement(LanguageSandbox sandbox) {
    this.sandbox = sandbox;
  }

  /**
   * The cost of each candidate whose cost grows by an order, by model; one that does not grow
   * beyond what the clock can tell has none. Only candidates that pass every example are measured:
   * the cost of a wrong answer tells nothing.
   */
  Map<String, CostFacts> of(ProbeRequest request, List<CandidateRun> candidates) {
    List<GrowthStep> steps = GrowthInputs.of(request);
    if (steps.isEmpty() || candidates.isEmpty()) {
      return Map.of();
    }
    List<String> calls =
        steps.stream()
            .flatMap(step -> Stream.of(step.baseline(), step.call(), step.call()))
            .toList();
    List<Execution> executions =
        sandbox.run(
            candidates.stream()
                .map(run -> new ProgramRun(run.candidate().program(), calls, LIMITS))
                .toList());
    Map<String, CostFacts> costs = new LinkedHashMap<>();
    for (int i = 0; i < candidates.size(); i++) {
      if (OrderOfGrowth.fit(measurements(steps, executions.get(i)))
              instanceof EmpiricalCost.Fitted fitted
          && fitted.order() != Order.CONSTANT) {
        costs.put(candidates.get(i).candidate().model(), facts(fitted));
      }
    }
    return costs;
  }

  private static CostFacts facts(EmpiricalCost.Fitted fitted) {
    return new CostFacts(
        fitted.order().notation(),
        fitted.sizeMax(),
        Math.round(fitted.secondsAtMax() * MICROS_PER_SECOND),
        fitted.r2());
  }

  private static List<Measurement> measurements(List<GrowthStep> steps, Execution execution) {
    List<Measurement> measurements = new ArrayList<>();
    for (int i = 0; i < execution.outcomes().size(); i++) {
      int step = i / CALLS_PER_STEP;
      int baseline = step * CALLS_PER_STEP;
      if (i != baseline && execution.outcomes().get(i) instanceof Outcome.Returned) {
        long making = execution.cpuMicros().get(baseline);
        long calling = execution.cpuMicros().get(i);
        measurements.add(
            new Measurement(steps.get(step).size(), Math.max(0, (double) calling - making)));
      }
    }
    return measurements;
  }
}
