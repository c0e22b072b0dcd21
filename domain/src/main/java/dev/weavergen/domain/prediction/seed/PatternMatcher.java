package dev.weavergen.domain.prediction.seed;

import dev.weavergen.domain.code.CodeReading.Habits;
import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The pattern score: 1, less a quarter for each of the patterns of unfinished or careless programs:
 * an unused parameter, an empty body or a note that something is to be done, a bare except,
 * unreachable code. What does not compile follows no pattern.
 */
public final class PatternMatcher {
  private static final double EACH = .25;

  private PatternMatcher() {}

  /**
   * @param reading empty where the program could not be read
   * @return in [0, 1]
   */
  public static double score(Optional<ReadingFacts> reading) {
    return reading
        .map(facts -> facts.problem().isPresent() ? 0 : 1 - EACH * matched(facts))
        .orElse(SeedFormula.UNKNOWN);
  }

  private static long matched(ReadingFacts facts) {
    boolean unusedParameter =
        facts.names().filter(names -> !names.unusedParameters().isEmpty()).isPresent();
    Optional<Habits> habits = facts.habits();
    return Stream.of(
            unusedParameter,
            habits.filter(has -> has.emptyBody() || has.todo()).isPresent(),
            habits.filter(Habits::bareExcept).isPresent(),
            habits.filter(Habits::unreachable).isPresent())
        .filter(matched -> matched)
        .count();
  }
}
