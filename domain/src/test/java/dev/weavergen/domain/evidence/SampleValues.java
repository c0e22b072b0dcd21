package dev.weavergen.domain.evidence;

import dev.weavergen.domain.evidence.Value.Mapping;
import dev.weavergen.domain.evidence.Value.Sequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Short names for values, and random ones. */
public final class SampleValues {
  private SampleValues() {}

  public static Value none() {
    return new Value.Nothing();
  }

  public static Value bool(boolean truth) {
    return new Value.Bool(truth);
  }

  public static Value integer(long number) {
    return new Value.Int(BigInteger.valueOf(number));
  }

  public static Value integer(String number) {
    return new Value.Int(new BigInteger(number));
  }

  public static Value real(double number) {
    return new Value.Real(number);
  }

  public static Value text(String text) {
    return new Value.Text(text);
  }

  public static Value list(Value... items) {
    return new Sequence(Sequence.Kind.LIST, List.of(items));
  }

  public static Value integers(long... numbers) {
    return list(Arrays.stream(numbers).mapToObj(SampleValues::integer).toArray(Value[]::new));
  }

  public static Value tuple(Value... items) {
    return new Sequence(Sequence.Kind.TUPLE, List.of(items));
  }

  public static Value lazy(Value... items) {
    return new Sequence(Sequence.Kind.LAZY, List.of(items));
  }

  public static Value set(Value... items) {
    return new Value.Group(List.of(items));
  }

  /** A mapping of keys and values in turn. */
  public static Value map(Value... keysAndValues) {
    return new Mapping(
        IntStream.range(0, keysAndValues.length / 2)
            .mapToObj(i -> new Mapping.Entry(keysAndValues[2 * i], keysAndValues[2 * i + 1]))
            .toList());
  }

  public static Value opaque(String type, String text) {
    return new Value.Opaque(type, text);
  }

  public static Value digest(String sha256) {
    return new Value.Digest("list", sha256, 100_000);
  }

  public static Outcome returned(Value value) {
    return new Outcome.Returned(value);
  }

  public static Outcome raised(String exception) {
    return new Outcome.Raised(exception, "");
  }

  /** A value of any kind, nested at most that deep. */
  public static Value random(RandomGenerator random, int depth) {
    int kind = random.nextInt(depth > 0 ? 12 : 7);
    return switch (kind) {
      case 0 -> none();
      case 1 -> bool(random.nextBoolean());
      case 2 -> integer(random.nextInt(-3, 4));
      case 3 -> real(random.nextInt(-3, 4) / 2.0);
      case 4 -> text(List.of("", "a", "it's", "\u202e\"\n").get(random.nextInt(4)));
      case 5 -> opaque("T", "T(" + random.nextInt(2) + ")");
      case 6 -> real(List.of(Double.NaN, -0.0, Double.POSITIVE_INFINITY).get(random.nextInt(3)));
      case 7 -> list(some(random, depth));
      case 8 -> tuple(some(random, depth));
      case 9 -> lazy(some(random, depth));
      case 10 -> set(Stream.of(some(random, depth)).distinct().toArray(Value[]::new));
      default -> {
        List<Value> entries = new ArrayList<>();
        Stream.of(some(random, depth))
            .distinct()
            .forEach(key -> entries.addAll(List.of(key, random(random, 0))));
        yield map(entries.toArray(Value[]::new));
      }
    };
  }

  private static Value[] some(RandomGenerator random, int depth) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(_ -> random(random, depth - 1))
        .toArray(Value[]::new);
  }
}
