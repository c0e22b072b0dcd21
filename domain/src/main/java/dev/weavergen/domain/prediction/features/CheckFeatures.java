package dev.weavergen.domain.prediction.features;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Which examples and generated tests a program passes (T4). Passing an example that is written into
 * the program is not counted, failing it is.
 */
final class CheckFeatures {
  private final Observation observation;
  private final Peers peers;
  private final List<Integer> examples;
  private final List<Integer> tests;

  CheckFeatures(Observation observation, Peers peers) {
    this.observation = observation;
    this.peers = peers;
    List<Integer> checks = IntStream.range(0, observation.checks().size()).boxed().toList();
    this.examples = checks.stream().filter(check -> !isTest(check)).toList();
    this.tests = checks.stream().filter(this::isTest).toList();
  }

  private boolean isTest(int check) {
    return observation.checks().get(check).author().isPresent();
  }

  void read(CandidateFacts facts, Values values) {
    if (!examples.isEmpty() && facts.reading().isPresent()) {
      values.put(Feature.WRITTEN_EXAMPLES, (double) written(facts).size() / examples.size());
    }
    examples(facts, values);
    tests(facts, values);
  }

  private void examples(CandidateFacts facts, Values values) {
    long passed = earned(facts);
    long decided = passed + count(facts, examples, '-');
    if (decided == 0) {
      return;
    }
    values.put(Feature.EXAMPLES_PASSED, (double) passed / decided);
    values.put(Feature.ALL_EXAMPLES, passesExamples(facts));
    String member = facts.model();
    values.put(
        Feature.PASSING_ALIKE,
        Peers.mean(peers.distinct(member, this::passesExamples, peers.agreement(member))));
  }

  private boolean passesExamples(String member) {
    return observation.of(member).filter(this::passesExamples).isPresent();
  }

  private boolean passesExamples(CandidateFacts facts) {
    return Showing.of(facts) == Showing.EXAMPLES_PASSED && earned(facts) > 0;
  }

  /** How many examples it passes without their being written into it. */
  private long earned(CandidateFacts facts) {
    List<Integer> written = written(facts);
    return examples.stream()
        .filter(example -> verdict(facts, example) == '+' && !written.contains(example))
        .count();
  }

  private static List<Integer> written(CandidateFacts facts) {
    return facts.reading().map(ReadingFacts::specialCases).orElse(List.of());
  }

  private void tests(CandidateFacts facts, Values values) {
    List<Integer> decided =
        tests.stream().filter(test -> "+-".indexOf(verdict(facts, test)) >= 0).toList();
    if (decided.isEmpty()) {
      return;
    }
    double total = decided.size();
    long lost =
        decided.stream()
            .filter(test -> verdict(facts, test) == '-')
            .filter(this::someonePasses)
            .count();
    values.put(Feature.TESTS_PASSED, count(facts, decided, '+') / total);
    values.put(Feature.TESTS_LOST, lost / total);
    if (decided.stream().anyMatch(this::someonePasses)) {
      values.put(Feature.ALL_TESTS, lost == 0);
    }
  }

  private boolean someonePasses(int test) {
    return observation.candidates().stream().anyMatch(facts -> verdict(facts, test) == '+');
  }

  private static long count(CandidateFacts facts, List<Integer> checks, char verdict) {
    return checks.stream().filter(check -> verdict(facts, check) == verdict).count();
  }

  private static char verdict(CandidateFacts facts, int check) {
    return check < facts.verdicts().length() ? facts.verdicts().charAt(check) : '?';
  }
}
