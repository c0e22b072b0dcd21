package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.probe.TraitVocabulary.Claim;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the arguments of all examples have in common, and whether another input shares it.
 *
 * <p>An intent hardly ever states its preconditions; its examples obey them. The traits are likely
 * invariants in the sense of Daikon (Ernst et al. 2007): properties from a fixed vocabulary that
 * hold in every example and were put to the test by enough of them. An input that keeps them all is
 * like an example; one that loses any (negative where all were positive, unsorted where all were
 * sorted, an index outside its list) may be one that the intent does not speak of.
 *
 * <p>Too many traits are harmless: they call an input far that is near, and far inputs still part
 * candidates where two agree. Too few would let programs be judged on nonsense.
 */
final class ExampleTraits {
  private static final int SIZE_FACTOR = 2;
  private static final int SIZE_MARGIN = 2;

  private final Map<Integer, Set<List<String>>> kinds = new HashMap<>();
  private final Map<String, Range> ranges = new HashMap<>();
  private final Set<String> traits;
  private final Set<Integer> arities = new HashSet<>();

  private record Range(BigInteger least, BigInteger most) {
    Range join(Range other) {
      return new Range(least.min(other.least), most.max(other.most));
    }

    /** Twice as large is alike, as is a little more than the largest. */
    boolean isNear(BigInteger number) {
      BigInteger factor = BigInteger.valueOf(SIZE_FACTOR);
      BigInteger margin = BigInteger.valueOf(SIZE_MARGIN);
      return number.compareTo(most.max(BigInteger.ZERO).multiply(factor).add(margin)) <= 0
          && number.compareTo(least.min(BigInteger.ZERO).multiply(factor).subtract(margin)) >= 0;
    }
  }

  /**
   * How a claim fared.
   *
   * @param support examples that put it to the test
   */
  private record Tally(int support, boolean refuted, int supportMin) {
    static Tally of(Claim claim) {
      return new Tally(
          claim.applies() ? 1 : 0, claim.applies() && !claim.holds(), claim.supportMin());
    }

    Tally plus(Tally other) {
      return new Tally(support + other.support, refuted || other.refuted, supportMin);
    }

    boolean isTrait() {
      return !refuted && support >= supportMin;
    }
  }

  ExampleTraits(List<List<Value>> examples) {
    Map<String, Tally> tallies = new HashMap<>();
    for (List<Value> arguments : examples) {
      arities.add(arguments.size());
      for (int place = 0; place < arguments.size(); place++) {
        kinds.computeIfAbsent(place, _ -> new HashSet<>()).add(kind(arguments.get(place)));
      }
      measures(arguments).forEach((name, range) -> ranges.merge(name, range, Range::join));
      TraitVocabulary.claims(arguments)
          .forEach(claim -> tallies.merge(claim.name(), Tally.of(claim), Tally::plus));
    }
    tallies.values().removeIf(tally -> !tally.isTrait());
    this.traits = Set.copyOf(tallies.keySet());
  }

  /** Whether an input shares every trait of the examples. */
  boolean areSharedBy(List<Value> arguments) {
    return arities.contains(arguments.size())
        && IntStream.range(0, arguments.size())
            .allMatch(place ->
                kinds.getOrDefault(place, Set.of()).stream()
                    .anyMatch(seen -> seen.containsAll(kind(arguments.get(place)))))
        && measures(arguments).entrySet().stream().allMatch(this::isInRange)
        && TraitVocabulary.claims(arguments).stream()
            .filter(claim -> traits.contains(claim.name()))
            .allMatch(claim -> !claim.applies() || claim.holds());
  }

  private boolean isInRange(Map.Entry<String, Range> measure) {
    Range seen = ranges.get(measure.getKey());
    return seen == null
        || (seen.isNear(measure.getValue().least()) && seen.isNear(measure.getValue().most()));
  }

  /** The kinds of a value and of everything inside it. */
  private static List<String> kind(Value value) {
    return kinds("", value).distinct().sorted().toList();
  }

  private static Stream<String> kinds(String path, Value value) {
    String own = path + "/" + value.getClass().getSimpleName();
    return Stream.concat(
        Stream.of(own), TraitVocabulary.items(value).stream().flatMap(item -> kinds(own, item)));
  }

  /** The range of numbers and sizes at each place and depth. */
  private static Map<String, Range> measures(List<Value> arguments) {
    Map<String, Range> measures = new HashMap<>();
    TraitVocabulary.everywhere(arguments)
        .forEach((path, values) ->
            values.forEach(value -> {
              measure(value)
                  .ifPresent(
                      number -> measures.merge(path, new Range(number, number), Range::join));
            }));
    return measures;
  }

  private static Optional<BigInteger> measure(Value value) {
    return switch (value) {
      case Value.Int(BigInteger number) -> Optional.of(number);
      case Value.Real(double number) when Double.isFinite(number) ->
          Optional.of(new BigDecimal(number).toBigInteger());
      default -> TraitVocabulary.size(value).map(BigInteger::valueOf);
    };
  }
}
