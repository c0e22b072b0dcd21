package dev.weavergen.domain.evidence;

import java.util.ArrayList;
import java.util.List;

/**
 * How often candidates do the same.
 *
 * <p>A candidate always agrees with itself. Two agree by the share of inputs on which they came to
 * the same, counting only inputs on which some candidate returned. Where nothing was shown nobody
 * is said to agree: with a candidate that did not load, or when no input counts, the agreement of
 * two is 0, and {@link #inputs} tells a reader that it is 0 for want of evidence.
 *
 * @param candidates n names in the panel's order
 * @param rows n × n, symmetric, in [0, 1], 1 on the diagonal
 * @param inputs how many inputs counted
 */
public record AgreementMatrix(List<String> candidates, List<List<Double>> rows, int inputs) {
  private static final int NOT_LOADED = -1;

  public AgreementMatrix {
    candidates = List.copyOf(candidates);
    rows = rows.stream().map(List::copyOf).toList();
  }

  /**
   * The agreement of a panel.
   *
   * @param panel each candidate once, all that are loaded with outcomes of the same inputs
   */
  public static AgreementMatrix of(List<Behaviour> panel) {
    BehaviourComparison comparison = BehaviourComparison.of(panel);
    int[] places = places(panel);
    List<List<Double>> rows = new ArrayList<>();
    for (int one = 0; one < panel.size(); one++) {
      List<Double> row = new ArrayList<>();
      for (int other = 0; other < panel.size(); other++) {
        row.add(one == other ? 1 : agreement(places[one], places[other], comparison));
      }
      rows.add(row);
    }
    return new AgreementMatrix(
        panel.stream().map(Behaviour::candidate).toList(), rows, comparison.inputs().size());
  }

  /**
   * Of a cluster, those that agree most with the rest of it. A cluster forgives a lone difference
   * on a far input, and whoever differs there from the others should not stand for them.
   *
   * @param members at least one, of this matrix
   */
  public List<String> mostAgreeing(List<String> members) {
    List<Integer> places = members.stream().map(candidates::indexOf).toList();
    double most = places.stream().mapToDouble(place -> sum(place, places)).max().orElse(0);
    return members.stream()
        .filter(member -> sum(candidates.indexOf(member), places) >= most)
        .toList();
  }

  /** In sorted order, so that the panel's order cannot change the last bit. */
  private double sum(int row, List<Integer> columns) {
    return columns.stream().mapToDouble(column -> rows.get(row).get(column)).sorted().sum();
  }

  /** For each candidate its place among the loaded ones, {@value #NOT_LOADED} for the others. */
  private static int[] places(List<Behaviour> panel) {
    int[] places = new int[panel.size()];
    int loaded = 0;
    for (int i = 0; i < places.length; i++) {
      places[i] = panel.get(i).loaded() ? loaded++ : NOT_LOADED;
    }
    return places;
  }

  private static double agreement(int one, int other, BehaviourComparison comparison) {
    if (one == NOT_LOADED || other == NOT_LOADED || comparison.inputs().isEmpty()) {
      return 0;
    }
    return (double) comparison.agreements(one, other) / comparison.inputs().size();
  }
}
