package dev.weavergen.domain.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The behaviours of the loaded candidates side by side, on the inputs that count.
 *
 * <p>An input on which no candidate returns is no valid input and says nothing: that one program
 * raises on it where another never ends is not a difference in what they compute. An input on which
 * at least one returns counts, and then raising is a behaviour like any other.
 *
 * @param candidates the loaded ones, in the panel's order
 * @param inputs places of the inputs that count
 * @param classes for each such input the candidates' classes of equal outcomes
 */
record BehaviourComparison(
    List<Behaviour> candidates, List<Integer> inputs, List<List<Integer>> classes) {
  static BehaviourComparison of(List<Behaviour> panel) {
    List<Behaviour> loaded = panel.stream().filter(Behaviour::loaded).toList();
    requireOneLength(loaded);
    int length = loaded.isEmpty() ? 0 : loaded.getFirst().outcomes().size();
    List<Integer> inputs = new ArrayList<>();
    List<List<Integer>> classes = new ArrayList<>();
    for (int input = 0; input < length; input++) {
      int place = input;
      if (loaded.stream().anyMatch(candidate -> candidate.returns(place))) {
        inputs.add(place);
        classes.add(
            OutcomeClasses.of(
                loaded.stream().map(candidate -> candidate.outcomes().get(place)).toList()));
      }
    }
    return new BehaviourComparison(loaded, List.copyOf(inputs), List.copyOf(classes));
  }

  private static void requireOneLength(List<Behaviour> loaded) {
    if (loaded.stream().map(behaviour -> behaviour.outcomes().size()).distinct().count() > 1) {
      throw new IllegalArgumentException("candidates ran on different numbers of inputs");
    }
  }

  int size() {
    return candidates.size();
  }

  /** Whether two candidates came to the same on the input at a place of {@link #inputs}. */
  boolean agree(int one, int other, int place) {
    return classes.get(place).get(one).equals(classes.get(place).get(other));
  }

  /** On how many of the inputs that count two candidates came to the same. */
  long agreements(int one, int other) {
    return IntStream.range(0, inputs.size()).filter(place -> agree(one, other, place)).count();
  }
}
