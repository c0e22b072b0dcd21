package dev.weavergen.domain.reasoning;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a round brought, beyond whether a repair was accepted.
 *
 * @param accepted whether one was
 * @param brought the programs of those who gave one
 */
public record Round(boolean accepted, List<Brought> brought) {
  /** As many calls in a row without anything new, and a member is stuck. One may be chance. */
  static final int BARREN_MAX = 2;

  public Round {
    brought = List.copyOf(brought);
  }

  /**
   * One repair.
   *
   * @param news whether it was accepted, or does what no program before its round did
   * @param rejectedBefore whether it does what a program does that an earlier round rejected
   */
  public record Brought(String member, boolean news, boolean rejectedBefore) {}

  /**
   * The rounds of a loop.
   *
   * @param first the programs that the loop began with
   * @param rounds each one's repairs
   * @param accepted for each round whose repair was accepted, if one was
   */
  public static List<Round> of(
      List<Shown> first, List<List<Shown>> rounds, List<Optional<String>> accepted) {
    List<Conduct> known = new ArrayList<>(first.stream().map(Conduct::of).toList());
    List<Conduct> rejected = new ArrayList<>();
    List<Round> told = new ArrayList<>();
    for (int round = 0; round < rounds.size(); round++) {
      List<Brought> brought = new ArrayList<>();
      for (Shown repair : rounds.get(round)) {
        Conduct conduct = Conduct.of(repair);
        brought.add(
            new Brought(
                repair.member(),
                accepted.get(round).filter(repair.member()::equals).isPresent()
                    || known.stream().noneMatch(conduct::isLike),
                rejected.stream().anyMatch(conduct::isLike)));
      }
      told.add(new Round(accepted.get(round).isPresent(), brought));
      List<Conduct> conducts = rounds.get(round).stream().map(Conduct::of).toList();
      known.addAll(conducts);
      if (accepted.get(round).isEmpty()) {
        rejected.addAll(conducts);
      }
    }
    return told;
  }

  /**
   * How many calls in a row each member's repairs brought nothing new, by member; those who were
   * not asked or just brought something are not named. A new behaviour is something even when it is
   * rejected: a search that still finds some is not stuck, however often it fails. What such calls
   * may cost {@link ExpectedGain} decides.
   */
  public static Map<String, Integer> barren(List<Round> rounds) {
    Map<String, Integer> barren = new HashMap<>();
    for (Round round : rounds) {
      for (Brought brought : round.brought()) {
        if (brought.news()) {
          barren.remove(brought.member());
        } else {
          barren.merge(brought.member(), 1, Integer::sum);
        }
      }
    }
    return barren;
  }

  /** Whether it went in a circle. */
  boolean wasSeenBefore() {
    return !accepted && !brought.isEmpty() && brought.stream().allMatch(Brought::rejectedBefore);
  }
}
