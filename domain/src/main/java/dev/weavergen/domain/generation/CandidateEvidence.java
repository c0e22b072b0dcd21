package dev.weavergen.domain.generation;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import java.util.List;
import java.util.Optional;

/**
 * What running one candidate showed, as users see it. A figure that nobody measured is absent and
 * never zero.
 *
 * @param load {@code loaded}, what else became of the program before its first call, or {@link
 *     #NOT_EXECUTED}
 * @param problem why the program does not compile
 * @param examplesPassed absent when the candidate was not run
 * @param testsPassed of the tests that models wrote; absent when the candidate was not run
 * @param failures the first failed examples and tests in words
 * @param cluster the cluster of equal behaviour that it is in
 * @param cpuMillis of the whole run
 * @param memoryMegabytes at its peak
 * @param costOrder how CPU time grows with the input, for example {@code n log n}
 */
public record CandidateEvidence(
    String load,
    Optional<String> problem,
    Optional<Integer> examplesPassed,
    int examplesTotal,
    Optional<Integer> testsPassed,
    int testsTotal,
    List<String> failures,
    Optional<String> cluster,
    Optional<Long> cpuMillis,
    Optional<Long> memoryMegabytes,
    Optional<String> costOrder) {
  /** The label of a candidate that was not run. */
  public static final String NOT_EXECUTED = "not executed";

  private static final String LOADED = "loaded";
  private static final long MICROS_PER_MILLI = 1_000;
  private static final long BYTES_PER_MEGABYTE = 1L << 20;

  public CandidateEvidence {
    failures = failures == null ? List.of() : List.copyOf(failures);
  }

  /** What was observed of that member's candidate; empty when it was not looked at. */
  public static Optional<CandidateEvidence> of(Observation observation, String model) {
    Optional<CandidateEvidence> found = observation.of(model).map(CandidateEvidence::of);
    return observation.notExecuted().isPresent()
        ? found.or(() -> Optional.of(unobserved()))
        : found;
  }

  private static CandidateEvidence of(CandidateFacts facts) {
    boolean executed = facts.load().isPresent();
    return new CandidateEvidence(
        facts.load().orElse(NOT_EXECUTED),
        facts.reading().flatMap(Observation.ReadingFacts::problem),
        when(executed, facts.examplesPassed()),
        facts.examplesTotal(),
        when(executed, facts.testsPassed()),
        facts.testsTotal(),
        facts.failures().stream().map(Observation.CheckFailure::inWords).toList(),
        facts.cluster(),
        when(facts.cpuMicros() > 0, facts.cpuMicros() / MICROS_PER_MILLI),
        when(facts.memoryBytesPeak() > 0, facts.memoryBytesPeak() / BYTES_PER_MEGABYTE),
        facts.cost().map(Observation.CostFacts::order));
  }

  private static <T> Optional<T> when(boolean known, T figure) {
    return known ? Optional.of(figure) : Optional.empty();
  }

  private static CandidateEvidence unobserved() {
    return new CandidateEvidence(
        NOT_EXECUTED,
        Optional.empty(),
        Optional.empty(),
        0,
        Optional.empty(),
        0,
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** How many examples it passes, for example {@code 2/3}. */
  public String examples() {
    return share(examplesPassed, examplesTotal);
  }

  /** How many generated tests it passes. */
  public String tests() {
    return share(testsPassed, testsTotal);
  }

  private static String share(Optional<Integer> passed, int total) {
    return total == 0 || passed.isEmpty() ? "–" : passed.get() + "/" + total;
  }

  /** The first thing that speaks against the candidate. */
  public Optional<String> problemInWords() {
    if (problem.isPresent()) {
      return problem.map(why -> "does not compile: " + why);
    }
    return wasLoaded() ? failures.stream().findFirst() : Optional.of(load);
  }

  /** Whether the candidate was run. */
  public boolean wasExecuted() {
    return !load.equals(NOT_EXECUTED);
  }

  /** Whether the program could be called. */
  public boolean wasLoaded() {
    return load.equals(LOADED);
  }
}
