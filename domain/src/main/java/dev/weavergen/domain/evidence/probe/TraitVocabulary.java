package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.Value.Mapping;
import dev.weavergen.domain.evidence.Value.Sequence;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The vocabulary of {@link ExampleTraits}: what may be claimed of numbers, texts and lists wherever
 * they stand in the arguments of a call, and of every two arguments.
 */
final class TraitVocabulary {
  /** Examples that must have put an order or a relation of numbers to the test. */
  private static final int SUPPORT_MIN = 3;

  /** Shorter lists are always sorted. */
  private static final int ORDERED_SIZE_MIN = 2;

  private TraitVocabulary() {}

  /**
   * A property of one argument, or of all of them.
   *
   * @param applies whether a value puts the trait to the test
   */
  record Claim(String name, boolean applies, boolean holds, int supportMin) {}

  /** All claims about one call, whether they hold or not. */
  static List<Claim> claims(List<Value> arguments) {
    return Stream.concat(
            everywhere(arguments).entrySet().stream()
                .flatMap(entry -> claims(entry.getKey(), entry.getValue())),
            pairs(arguments))
        .toList();
  }

  private static Stream<Claim> claims(String path, List<Value> values) {
    return Stream.of(
            values.stream().flatMap(TraitVocabulary::ownClaims),
            Stream.of(
                new Claim(
                    "equal sizes",
                    values.size() > 1 && values.stream().allMatch(value -> size(value).isPresent()),
                    values.stream().map(TraitVocabulary::size).distinct().count() <= 1,
                    1)))
        .flatMap(Function.identity())
        .map(claim ->
            new Claim(
                path + " " + claim.name(), claim.applies(), claim.holds(), claim.supportMin()));
  }

  private static Stream<Claim> ownClaims(Value value) {
    return switch (value) {
      case Value.Int(BigInteger number) -> numberClaims(number.signum());
      case Value.Real(double number) -> numberClaims((int) Math.signum(number));
      case Value.Text(String text) -> textClaims(text);
      case Sequence(_, List<Value> items) -> sequenceClaims(items);
      case Value.Group(List<Value> items) -> Stream.of(notEmpty(items));
      case Mapping(List<Mapping.Entry> entries) -> Stream.of(notEmpty(entries));
      default -> Stream.empty();
    };
  }

  private static Stream<Claim> numberClaims(int sign) {
    return Stream.of(
        new Claim("not negative", true, sign >= 0, 1), new Claim("not zero", true, sign != 0, 1));
  }

  private static Claim notEmpty(Collection<?> items) {
    return new Claim("not empty", true, !items.isEmpty(), 1);
  }

  private static Stream<Claim> textClaims(String text) {
    boolean some = !text.isEmpty();
    return Stream.of(
        new Claim("not empty", true, some, 1),
        new Claim("ASCII", true, text.chars().allMatch(unit -> unit < 0x80), 1),
        new Claim("letters", some, text.codePoints().allMatch(Character::isLetter), 1),
        new Claim("digits", some, text.codePoints().allMatch(Character::isDigit), 1),
        new Claim("no letters", some, text.codePoints().noneMatch(Character::isLetter), 1),
        new Claim("no blanks", some, text.codePoints().noneMatch(Character::isWhitespace), 1),
        new Claim("no upper case", some, text.codePoints().noneMatch(Character::isUpperCase), 1),
        new Claim("no lower case", some, text.codePoints().noneMatch(Character::isLowerCase), 1),
        new Claim("stripped", some, text.strip().equals(text), 1));
  }

  private static Stream<Claim> sequenceClaims(List<Value> items) {
    boolean sizable = items.size() >= ORDERED_SIZE_MIN;
    return Stream.of(
        notEmpty(items),
        new Claim("rising", sizable, inOrder(items), SUPPORT_MIN),
        new Claim("falling", sizable, inOrder(items.reversed()), SUPPORT_MIN),
        new Claim("distinct", sizable, Set.copyOf(items).size() == items.size(), SUPPORT_MIN));
  }

  private static boolean inOrder(List<Value> items) {
    return IntStream.range(1, items.size()).allMatch(i -> isAtMost(items.get(i - 1), items.get(i)));
  }

  private static boolean isAtMost(Value left, Value right) {
    return switch (left) {
      case Value.Int(BigInteger one) when right instanceof Value.Int(BigInteger other) ->
          one.compareTo(other) <= 0;
      case Value.Real(double one) when right instanceof Value.Real(double other) -> one <= other;
      case Value.Text(String one) when right instanceof Value.Text(String other) ->
          one.compareTo(other) <= 0;
      default -> false;
    };
  }

  private static Stream<Claim> pairs(List<Value> arguments) {
    return IntStream.range(0, arguments.size())
        .boxed()
        .flatMap(one ->
            IntStream.range(0, arguments.size())
                .filter(other -> other != one)
                .boxed()
                .flatMap(other ->
                    relations(arguments.get(one), arguments.get(other))
                        .map(claim ->
                            new Claim(
                                one + " " + claim.name() + " " + other,
                                claim.applies(),
                                claim.holds(),
                                claim.supportMin()))));
  }

  private static Stream<Claim> relations(Value one, Value other) {
    Optional<Integer> size = size(other);
    boolean index = one instanceof Value.Int && size.isPresent();
    BigInteger number = one instanceof Value.Int(BigInteger whole) ? whole : BigInteger.ZERO;
    BigInteger length = BigInteger.valueOf(size.orElse(0));
    boolean ordered = one.getClass() == other.getClass() && one instanceof Value.Int;
    return Stream.of(
        new Claim(
            "as long as", size(one).isPresent() && size.isPresent(), size(one).equals(size), 1),
        new Claim("index of", index, number.signum() >= 0 && number.compareTo(length) < 0, 1),
        new Claim("at most the size of", index, number.compareTo(length) <= 0, 1),
        new Claim("the size of", index, number.equals(length), 1),
        new Claim("in", size.isPresent(), isIn(one, other), 1),
        new Claim("at most", ordered, isAtMost(one, other), SUPPORT_MIN));
  }

  private static boolean isIn(Value one, Value other) {
    if (one instanceof Value.Text(String part) && other instanceof Value.Text(String whole)) {
      return whole.contains(part);
    }
    return items(other).contains(one);
  }

  /** All values by where they stand: argument, then depth. */
  static Map<String, List<Value>> everywhere(List<Value> arguments) {
    Map<String, List<Value>> values = new HashMap<>();
    for (int place = 0; place < arguments.size(); place++) {
      collect("argument " + place, List.of(arguments.get(place)), values);
    }
    return values;
  }

  private static void collect(String path, List<Value> here, Map<String, List<Value>> values) {
    if (!here.isEmpty()) {
      values.put(path, here);
      List<Value> inside = here.stream().map(TraitVocabulary::items).flatMap(List::stream).toList();
      collect(path + "/", inside, values);
    }
  }

  /** The elements, or the keys and values, of a value. */
  static List<Value> items(Value value) {
    return switch (value) {
      case Sequence(_, List<Value> items) -> items;
      case Value.Group(List<Value> items) -> items;
      case Mapping(List<Mapping.Entry> entries) ->
          entries.stream().flatMap(entry -> Stream.of(entry.key(), entry.value())).toList();
      default -> List.of();
    };
  }

  /** The number of characters or elements. */
  static Optional<Integer> size(Value value) {
    return switch (value) {
      case Value.Text(String text) -> Optional.of(text.length());
      case Sequence sequence -> Optional.of(sequence.items().size());
      case Value.Group group -> Optional.of(group.items().size());
      case Mapping mapping -> Optional.of(mapping.entries().size());
      default -> Optional.empty();
    };
  }
}
