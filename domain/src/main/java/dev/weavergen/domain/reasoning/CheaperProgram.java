package dev.weavergen.domain.reasoning;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * For those who asked for performance: a program of the panel that does the same as the standing
 * one at a lower order of CPU time. Nobody has to be asked for it, as it is there already. Only a
 * measured order counts, and the same means that no check is lost and that the one may stand in for
 * the other ({@link Substitution}); among several the lowest order wins, then the least time at its
 * largest size, then the panel's order.
 */
public final class CheaperProgram {
  private CheaperProgram() {}

  /** Its author. */
  public static Optional<String> than(Shown standing) {
    Observation observation = standing.observation();
    CandidateFacts own = standing.facts();
    return observation.candidates().stream()
        .filter(other -> !other.model().equals(own.model()))
        .filter(other -> doesTheSame(standing, Shown.of(observation, other.model())))
        .filter(other -> MeasuredCost.of(other).isLowerThan(MeasuredCost.of(own)))
        .min(
            Comparator.<CandidateFacts, Double>comparing(
                    other -> -MeasuredCost.of(other).goodness())
                .thenComparingLong(other -> MeasuredCost.of(other).microsAtMax()))
        .map(CandidateFacts::model);
  }

  private static boolean doesTheSame(Shown standing, Shown other) {
    return new Substitution(standing, other).isFair()
        && IntStream.range(0, standing.observation().checks().size())
            .noneMatch(check -> standing.isLostBy(other, check));
  }

  /** Whether the standing program grows so fast that a cheaper one is worth asking for. */
  public static boolean isWanted(Shown standing) {
    return MeasuredCost.of(standing.facts()).growsTooFast();
  }

  /** Its cost beside the standing one's, for people. */
  public static String inWords(Shown standing, String cheaper) {
    CandidateFacts other = standing.observation().of(cheaper).orElseThrow();
    return "the program of "
        + cheaper
        + " does the same at less cost: "
        + MeasuredCost.of(other).inWords()
        + " instead of "
        + MeasuredCost.of(standing.facts()).inWords();
  }
}
