package dev.weavergen.domain.prediction.features;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The candidates of one generation beside each other.
 *
 * <p>A program whose syntax is that of another is no second witness: one of the two may have
 * copied, or both recite the same page. So means over the others come in two forms: plain, and with
 * programs of identical syntax taken as one, the candidate's own copies left out.
 */
final class Peers {
  private final Observation observation;
  private final List<String> members;
  private final List<List<String>> programs;

  /**
   * @param members in the panel's order
   */
  Peers(Observation observation, List<String> members) {
    this.observation = observation;
    this.members = members;
    this.programs = programs(observation, members);
  }

  private static List<List<String>> programs(Observation observation, List<String> members) {
    List<List<String>> programs = new ArrayList<>();
    for (String member : members) {
      programs.stream()
          .filter(program -> identical(observation, program.getFirst(), member))
          .findFirst()
          .ifPresentOrElse(
              program -> program.add(member), () -> programs.add(new ArrayList<>(List.of(member))));
    }
    return programs;
  }

  private static boolean identical(Observation observation, String one, String other) {
    return observation.syntax().flatMap(known -> known.between(one, other)).orElse(0.0) == 1;
  }

  List<String> members() {
    return members;
  }

  /** How many different programs these members wrote. */
  int programs(List<String> some) {
    return (int)
        programs.stream().filter(program -> program.stream().anyMatch(some::contains)).count();
  }

  /** One figure for each other member that it is known of. */
  List<Double> others(String member, Function<String, Optional<Double>> figure) {
    return known(members.stream().filter(other -> !other.equals(member)), figure);
  }

  /** One figure, the mean over its copies, for each different program of the others. */
  List<Double> distinct(String member, Function<String, Optional<Double>> figure) {
    return programs.stream()
        .filter(program -> !program.contains(member))
        .map(program -> mean(known(program.stream(), figure)))
        .filter(OptionalDouble::isPresent)
        .map(OptionalDouble::getAsDouble)
        .toList();
  }

  /** The same over those of the others that are meant. */
  List<Double> distinct(
      String member, Predicate<String> meant, Function<String, Optional<Double>> figure) {
    return distinct(member, other -> meant.test(other) ? figure.apply(other) : Optional.empty());
  }

  private static List<Double> known(
      Stream<String> others, Function<String, Optional<Double>> figure) {
    return others.map(figure).flatMap(Optional::stream).toList();
  }

  Function<String, Optional<Double>> syntax(String member) {
    return between(observation.syntax(), member);
  }

  Function<String, Optional<Double>> agreement(String member) {
    return between(observation.agreement(), member);
  }

  private static Function<String, Optional<Double>> between(
      Optional<SimilarityMatrix> matrix, String member) {
    return other -> matrix.flatMap(known -> known.between(member, other));
  }

  /** In sorted order, so that the panel's order cannot change the last bit. */
  static OptionalDouble mean(List<Double> figures) {
    return figures.stream().sorted().mapToDouble(figure -> figure).average();
  }

  static OptionalDouble max(List<Double> figures) {
    return figures.stream().mapToDouble(figure -> figure).max();
  }
}
