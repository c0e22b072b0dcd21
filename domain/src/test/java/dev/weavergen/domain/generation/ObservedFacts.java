package dev.weavergen.domain.generation;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFailure;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.evidence.Observation.CostFacts;
import dev.weavergen.domain.evidence.Observation.InputFacts;
import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import java.util.List;
import java.util.Optional;

/** Observations by hand. */
final class ObservedFacts {
  private ObservedFacts() {}

  static Observation observation(
      List<InputFacts> inputs, List<ClusterFacts> clusters, CandidateFacts... candidates) {
    return new Observation(
        Optional.empty(),
        Optional.of("L1"),
        List.of(),
        inputs,
        List.of(candidates),
        clusters,
        Optional.empty(),
        Optional.empty());
  }

  /** A candidate that was loaded, with its verdicts on that many examples and then tests. */
  static CandidateFacts loaded(
      String model, int examples, String verdicts, CheckFailure... failures) {
    return new CandidateFacts(
        model,
        Optional.of("loaded"),
        verdicts,
        passed(verdicts.substring(0, examples)),
        examples,
        passed(verdicts.substring(examples)),
        verdicts.length() - examples,
        List.of(failures),
        Optional.of("c1"),
        2_999,
        3L << 20,
        Optional.of(new CostFacts("n log n", 1_000, 500, 0.9)),
        Optional.empty());
  }

  /** A candidate of which only the text is known; {@code load} is empty when it was not run. */
  static CandidateFacts unloaded(String model, Optional<String> load, Optional<String> problem) {
    return new CandidateFacts(
        model,
        load,
        "",
        0,
        2,
        0,
        1,
        List.of(),
        Optional.empty(),
        0,
        0,
        Optional.empty(),
        Optional.of(
            new ReadingFacts(
                problem,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of())));
  }

  private static int passed(String verdicts) {
    return (int) verdicts.chars().filter(c -> c == '+').count();
  }
}
