package dev.weavergen.domain.reasoning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * Who is asked for a repair: the author of the program, who knows what it meant, and the strongest
 * other model, which does not share its blind spot; at once, since both cost their time anyway.
 * Self-repair alone gains little (2 to 12 %, LDB, arXiv 2402.16906; Olausson et al. 2023, arXiv
 * 2306.09896, find feedback of a stronger model the bottleneck).
 *
 * <p>Strength is what is known of a member, its track record or else how its own program did here;
 * equally strong ones go in the panel's order. Samples of one model are one model: a further sample
 * is asked only where no other model can be. Whoever was asked in this loop and had nothing to give
 * is asked no more, and the next strongest takes the place.
 */
public final class Repairers {
  /** Two are asked: a third repair of one fault is mostly one of the first two. */
  private static final int ASKED_MAX = 2;

  private final List<String> panel;
  private final ToDoubleFunction<String> strength;

  /**
   * @param panel the members' names, in its order
   */
  public Repairers(List<String> panel, ToDoubleFunction<String> strength) {
    this.panel = List.copyOf(panel);
    this.strength = strength;
  }

  /**
   * The members to ask, the author first; none when nobody can be asked.
   *
   * @param canBeAsked whether a member is live or has recorded repairs, and gave something whenever
   *     it was asked
   * @param barren how many calls in a row brought nothing new, by member
   */
  public List<String> of(String author, Predicate<String> canBeAsked, Map<String, Integer> barren) {
    List<String> free =
        panel.stream()
            .filter(canBeAsked)
            .filter(member -> barren.getOrDefault(member, 0) < Round.BARREN_MAX)
            .sorted(
                Comparator.<String>comparingInt(member -> barren.getOrDefault(member, 0))
                    .thenComparing(member -> !member.equals(author))
                    .thenComparing(Comparator.comparingDouble(strength).reversed()))
            .toList();
    List<String> asked = new ArrayList<>();
    for (String member : free) {
      boolean sameModel = asked.stream().anyMatch(one -> ModelNames.sameModel(one, member));
      if (asked.size() < ASKED_MAX && !sameModel) {
        asked.add(member);
      }
    }
    return asked;
  }
}
