package dev.weavergen.domain.evidence;

import dev.weavergen.domain.evidence.Value.Sequence;
import dev.weavergen.domain.intent.Language;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a value is equal by, in the eyes of its language: two values are equal exactly if their keys
 * are.
 *
 * <p>A key is made once per value, in time linear in its size, and then plain {@code equals} and
 * {@code hashCode} do the rest: elements of sets and keys of dictionaries find each other by
 * hashing even where the language calls {@code 1}, {@code 1.0} and {@code True} the same. Comparing
 * every element with every other would be quadratic, and a candidate chooses how many there are.
 * What equals nothing, not even another of its own making (NaN in Python, generators, what was
 * nested too deep to be told), gets a fresh object as its key.
 *
 * <p>Python (language reference, 6.10.1): numbers by their exact mathematical value, so {@code
 * 2**53 + 1} is not {@code float(2**53)}, the booleans are the numbers 0 and 1, {@code -0.0} is
 * {@code 0.0}; decimals and fractions are numbers too ({@link ExactNumber}); a tuple is no list;
 * sets are equal to frozen sets. CPython takes an object for equal to itself inside a container,
 * which makes {@code x == x} true for {@code x = [nan]}; values that come from two processes are
 * never the same object, so that rule has no say here.
 *
 * <p>Java: inside collections and arrays a value equals what {@code Objects.equals} says after
 * boxing, save that the integer types are one type, as arrays and lists are, and that zero has no
 * sign.
 */
final class LanguageKey {
  /** Stands for what is nested too deep, refers to itself, or has no text. */
  private static final String LEFT_OUT = "…";

  private final Language language;

  LanguageKey(Language language) {
    this.language = language;
  }

  /** The key of a value. */
  Object of(Value value) {
    return switch (value) {
      case Value.Bool(boolean truth) -> language == Language.PYTHON ? number(truth) : value;
      case Value.Int(BigInteger number) -> whole(number);
      case Value.Real(double number) -> real(number);
      case Value.Complex(double real, double imaginary) -> complex(real, imaginary);
      case Sequence(Sequence.Kind kind, List<Value> items) -> sequence(kind, items);
      case Value.Group(List<Value> items) -> new GroupKey(set(items));
      case Value.Mapping mapping -> new MappingKey(map(mapping));
      case Value.Opaque opaque -> opaque(opaque);
      case Value.Nothing _, Value.Text _, Value.Bytes _, Value.Digest _ -> value;
    };
  }

  /** A mapping with its keys replaced by their keys. */
  Map<Object, Value> valuesByKey(Value.Mapping mapping) {
    Map<Object, Value> values = LinkedHashMap.newLinkedHashMap(mapping.entries().size());
    mapping.entries().forEach(entry -> values.put(of(entry.key()), entry.value()));
    return values;
  }

  /** The exact mathematical value: an integer when it is one. */
  static Object exactly(double number) {
    if (!Double.isFinite(number) || number != Math.rint(number)) {
      return Double.isNaN(number) ? new Object() : (Object) number;
    }
    return new BigDecimal(number).toBigInteger();
  }

  private Object whole(BigInteger number) {
    return language == Language.PYTHON ? ExactNumber.key(number) : number;
  }

  private Object opaque(Value.Opaque value) {
    if (value.text().equals(LEFT_OUT)) {
      return new Object();
    }
    return language == Language.PYTHON ? ExactNumber.key(value).orElse(value) : value;
  }

  private static BigInteger number(boolean truth) {
    return truth ? BigInteger.ONE : BigInteger.ZERO;
  }

  private Object real(double number) {
    return language == Language.PYTHON ? exactly(number) : (Object) (number + 0.0);
  }

  private Object complex(double real, double imaginary) {
    if (imaginary == 0) {
      return real(real);
    }
    boolean equalsNothing = Double.isNaN(real) || Double.isNaN(imaginary);
    return equalsNothing ? new Object() : new Value.Complex(real + 0.0, imaginary + 0.0);
  }

  private Object sequence(Sequence.Kind kind, List<Value> items) {
    return switch (kind) {
      case LIST, TUPLE -> new SequenceKey(kind, items.stream().map(this::of).toList());
      case LAZY -> new Object();
    };
  }

  private Set<Object> set(List<Value> items) {
    Set<Object> keys = LinkedHashSet.newLinkedHashSet(items.size());
    items.forEach(item -> keys.add(of(item)));
    return keys;
  }

  private Map<Object, Object> map(Value.Mapping mapping) {
    Map<Object, Object> keys = LinkedHashMap.newLinkedHashMap(mapping.entries().size());
    mapping.entries().forEach(entry -> keys.put(of(entry.key()), of(entry.value())));
    return keys;
  }

  private record SequenceKey(Sequence.Kind kind, List<Object> items) {}

  private record GroupKey(Set<Object> items) {}

  private record MappingKey(Map<Object, Object> entries) {}
}
