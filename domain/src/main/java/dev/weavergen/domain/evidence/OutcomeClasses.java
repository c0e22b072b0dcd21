package dev.weavergen.domain.evidence;

import dev.weavergen.domain.grouping.Components;
import java.util.List;

/**
 * The outcomes of several programs on one input, divided into classes of equal ones.
 *
 * <p>Equality within a tolerance is not transitive: 1, 1 + 9e-10 and 1 + 18e-10 are equal in two
 * pairs and differ in the third. The classes are the chains of equal outcomes ({@link Components}),
 * so that all three are one class, whatever the order of the programs. Rounding to a grid would be
 * transitive as well, but it parts neighbours that lie on two sides of a grid line; comparing each
 * with the first of a class depends on which one is first. Chains that lead far do not arise:
 * roundings differ by some 1e-16, wrong results by far more than the tolerance.
 */
public final class OutcomeClasses {
  private static final StrictEquality EQUALITY = new StrictEquality();

  private OutcomeClasses() {}

  /** For each outcome the place of the first outcome in its class. */
  public static List<Integer> of(List<Outcome> outcomes) {
    Integer[] classes = new Integer[outcomes.size()];
    Components.of(
            outcomes.size(), (one, other) -> EQUALITY.equal(outcomes.get(one), outcomes.get(other)))
        .forEach(members -> members.forEach(member -> classes[member] = members.getFirst()));
    return List.of(classes);
  }
}
