package dev.weavergen.domain.evidence;

import dev.weavergen.domain.evidence.Value.Sequence;
import dev.weavergen.domain.intent.Language;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Equality as the language of a test means it: what examples and tests are judged by.
 *
 * <p>A test says {@code f(2) == 4}, and whoever wrote it meant the language's own {@code ==}; a
 * stricter equality would fail programs that pass the test when it is run, a laxer one would pass
 * wrong ones. {@link LanguageKey} tells what each language takes for equal. Behaviour of candidates
 * among themselves is compared by {@link StrictEquality} instead.
 *
 * <p>Java has two equalities that people test by, and a value is accepted if either accepts it:
 * {@code ==} promotes numbers, so a method that returns {@code 1.0} passes where {@code 1} is
 * expected, and {@code assertEquals} takes NaN for equal to itself. Promotion reaches the outermost
 * value only, because {@code List.of(1)} equals {@code List.of(1.0)} under neither. It is exact
 * here: Java's own rounds a {@code long} to a {@code double} first, which nobody who compares two
 * numbers asks for.
 *
 * <p>A tolerance is the largest absolute difference of two numbers, wherever they stand: alone, in
 * sequences, as values of mappings. The difference is the language's own (floating-point as soon as
 * one of the two is), so that {@code abs(a - b) <= t} says the same there and here. Elements of
 * sets and keys are compared exactly: a set has no order that would tell which element is to be
 * near which.
 *
 * <p>A {@link Value.Digest} equals only the same digest. Digests are made of strictly typed values,
 * so a huge list of {@code 1.0} differs from one of {@code 1} although Python calls them equal.
 */
public final class LanguageEquality {
  private final Language language;
  private final OptionalDouble tolerance;
  private final LanguageKey key;

  private LanguageEquality(Language language, OptionalDouble tolerance) {
    this.language = language;
    this.tolerance = tolerance;
    this.key = new LanguageKey(language);
  }

  /** Exact equality. */
  public static LanguageEquality exact(Language language) {
    return new LanguageEquality(language, OptionalDouble.empty());
  }

  /**
   * Equality up to an absolute difference of numbers.
   *
   * @param tolerance not negative; empty for exact equality
   */
  public static LanguageEquality within(OptionalDouble tolerance, Language language) {
    if (tolerance.isPresent() && !(tolerance.getAsDouble() >= 0)) {
      throw new IllegalArgumentException("tolerance " + tolerance.getAsDouble() + " is below 0");
    }
    return new LanguageEquality(language, tolerance);
  }

  /** Whether the two are equal. */
  public boolean equal(Value left, Value right) {
    if (tolerance.isPresent()) {
      return near(left, right, tolerance.getAsDouble());
    }
    return same(left, right) || promotedSame(left, right);
  }

  private boolean same(Value left, Value right) {
    return key.of(left).equals(key.of(right));
  }

  /** Java's {@code ==} of an integer and a floating-point number. */
  private boolean promotedSame(Value left, Value right) {
    return switch (new Pair(left, right)) {
      case Pair(Value.Int(BigInteger whole), Value.Real(double real)) ->
          LanguageKey.exactly(real).equals(whole);
      case Pair(Value.Real(double real), Value.Int(BigInteger whole)) ->
          LanguageKey.exactly(real).equals(whole);
      default -> false;
    };
  }

  private boolean near(Value left, Value right, double tolerance) {
    if (isNumber(left) && isNumber(right)) {
      return same(left, right) || difference(left, right, tolerance);
    }
    return switch (new Pair(left, right)) {
      case Pair(Sequence one, Sequence other) -> nearSequences(one, other, tolerance);
      case Pair(Value.Mapping one, Value.Mapping other) -> nearMappings(one, other, tolerance);
      default -> same(left, right);
    };
  }

  private boolean nearSequences(Sequence one, Sequence other, double tolerance) {
    if (one.kind() != other.kind()
        || one.kind() == Sequence.Kind.LAZY
        || one.items().size() != other.items().size()) {
      return false;
    }
    List<Value> others = other.items();
    for (int i = 0; i < others.size(); i++) {
      if (!near(one.items().get(i), others.get(i), tolerance)) {
        return false;
      }
    }
    return true;
  }

  private boolean nearMappings(Value.Mapping one, Value.Mapping other, double tolerance) {
    Map<Object, Value> values = key.valuesByKey(one);
    Map<Object, Value> others = key.valuesByKey(other);
    return values.keySet().equals(others.keySet())
        && values.entrySet().stream()
            .allMatch(entry ->
                others.containsKey(entry.getKey())
                    && near(entry.getValue(), others.get(entry.getKey()), tolerance));
  }

  private boolean isNumber(Value value) {
    return switch (value) {
      case Value.Int _, Value.Real _, Value.Complex _ -> true;
      case Value.Bool _ -> language == Language.PYTHON;
      default -> false;
    };
  }

  private static boolean difference(Value left, Value right, double tolerance) {
    if (isWhole(left) && isWhole(right)) {
      BigInteger difference = whole(left).subtract(whole(right)).abs();
      return Double.isInfinite(tolerance)
          || new BigDecimal(difference).compareTo(new BigDecimal(tolerance)) <= 0;
    }
    Value.Complex one = complex(left);
    Value.Complex other = complex(right);
    return Math.hypot(one.real() - other.real(), one.imaginary() - other.imaginary()) <= tolerance;
  }

  private static boolean isWhole(Value number) {
    return number instanceof Value.Int || number instanceof Value.Bool;
  }

  private static BigInteger whole(Value number) {
    return switch (number) {
      case Value.Int(BigInteger whole) -> whole;
      case Value.Bool(boolean truth) -> truth ? BigInteger.ONE : BigInteger.ZERO;
      default -> throw new IllegalArgumentException("not a whole number: " + number);
    };
  }

  private static Value.Complex complex(Value number) {
    return switch (number) {
      case Value.Complex complex -> complex;
      case Value.Real(double real) -> new Value.Complex(real, 0);
      default -> new Value.Complex(whole(number).doubleValue(), 0);
    };
  }

  private record Pair(Value left, Value right) {}
}
