package dev.weavergen.domain.reasoning;

import java.util.ArrayList;
import java.util.List;

/**
 * What a round brought, beyond whether a repair was accepted.
 *
 * @param accepted whether one was
 * @param repairs how many programs it brought
 * @param news how many of them do what no program before them did
 * @param rejectedBefore how many do what a program does that was rejected in an earlier round
 */
public record Round(boolean accepted, int repairs, int news, int rejectedBefore) {
  /**
   * The rounds of a loop.
   *
   * @param first the programs that the loop began with
   * @param rounds each one's repairs
   * @param accepted for each round whether a repair was accepted
   */
  public static List<Round> of(
      List<Shown> first, List<List<Shown>> rounds, List<Boolean> accepted) {
    List<Conduct> known = new ArrayList<>(first.stream().map(Conduct::of).toList());
    List<Conduct> rejected = new ArrayList<>();
    List<Round> told = new ArrayList<>();
    for (int round = 0; round < rounds.size(); round++) {
      List<Conduct> conducts = rounds.get(round).stream().map(Conduct::of).toList();
      told.add(
          new Round(
              accepted.get(round),
              conducts.size(),
              unlike(conducts, known),
              conducts.size() - unlike(conducts, rejected)));
      known.addAll(conducts);
      if (!accepted.get(round)) {
        rejected.addAll(conducts);
      }
    }
    return told;
  }

  private static int unlike(List<Conduct> conducts, List<Conduct> others) {
    return (int)
        conducts.stream().filter(conduct -> others.stream().noneMatch(conduct::isLike)).count();
  }

  /**
   * Whether it was worth having: a repair was accepted, or at least something was tried that nobody
   * had tried before. A search that still finds new behaviours is not stuck, however often it
   * fails; what such a round may cost {@link ExpectedGain} decides.
   */
  boolean gained() {
    return accepted || news > 0;
  }

  /** Whether it went in a circle. */
  boolean wasSeenBefore() {
    return repairs > 0 && rejectedBefore == repairs;
  }
}
