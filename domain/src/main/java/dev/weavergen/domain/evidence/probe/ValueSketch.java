package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.Value.Sequence;
import java.math.BigInteger;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The values that an argument may have: what a model says of a parameter, as data. */
public sealed interface ValueSketch {
  /** A value of the sketch. */
  Value draw(RandomGenerator random);

  /**
   * Whole numbers, both ends included.
   *
   * @param most not below {@code least}
   */
  record Integers(long least, long most) implements ValueSketch {
    /** Beyond this width every other draw is near the lower end, where programs mostly differ. */
    private static final long NEAR = 20;

    @Override
    public Value draw(RandomGenerator random) {
      boolean near = most - least > NEAR && random.nextBoolean();
      long bound = near ? least + NEAR : most;
      return new Value.Int(BigInteger.valueOf(random.nextLong(least, bound + 1)));
    }
  }

  /**
   * Numbers, rounded to two places as people write them.
   *
   * @param most not below {@code least}
   */
  record Reals(double least, double most) implements ValueSketch {
    private static final double PLACES = 100;

    @Override
    public Value draw(RandomGenerator random) {
      double drawn = least == most ? least : random.nextDouble(least, most);
      return new Value.Real(Math.clamp(Math.rint(drawn * PLACES) / PLACES, least, most));
    }
  }

  /** True or false. */
  record Booleans() implements ValueSketch {
    @Override
    public Value draw(RandomGenerator random) {
      return new Value.Bool(random.nextBoolean());
    }
  }

  /**
   * Texts of some symbols.
   *
   * @param alphabet at least one symbol
   * @param size in symbols
   */
  record Texts(String alphabet, Size size) implements ValueSketch {
    @Override
    public Value draw(RandomGenerator random) {
      int[] symbols = alphabet.codePoints().toArray();
      StringBuilder text = new StringBuilder();
      for (int left = size.draw(random); left > 0; left--) {
        text.appendCodePoint(symbols[random.nextInt(symbols.length)]);
      }
      return new Value.Text(text.toString());
    }
  }

  /**
   * One of some values.
   *
   * @param values at least one
   */
  record OneOf(List<Value> values) implements ValueSketch {
    public OneOf {
      values = List.copyOf(values);
    }

    @Override
    public Value draw(RandomGenerator random) {
      return values.get(random.nextInt(values.size()));
    }
  }

  /** Lists of one kind of item. */
  record Lists(ValueSketch items, Size size) implements ValueSketch {
    @Override
    public Value draw(RandomGenerator random) {
      return new Sequence(Sequence.Kind.LIST, drawn(items, size, random).toList());
    }
  }

  /** Sets of one kind of item; items that are drawn twice count once. */
  record Sets(ValueSketch items, Size size) implements ValueSketch {
    @Override
    public Value draw(RandomGenerator random) {
      return new Value.Group(drawn(items, size, random).distinct().toList());
    }
  }

  /** Tuples, each place with a sketch of its own. */
  record Tuples(List<ValueSketch> places) implements ValueSketch {
    public Tuples {
      places = List.copyOf(places);
    }

    @Override
    public Value draw(RandomGenerator random) {
      return new Sequence(
          Sequence.Kind.TUPLE, places.stream().map(place -> place.draw(random)).toList());
    }
  }

  /** Mappings; keys that are drawn twice count once. */
  record Mappings(ValueSketch keys, ValueSketch values, Size size) implements ValueSketch {
    @Override
    public Value draw(RandomGenerator random) {
      return new Value.Mapping(
          drawn(keys, size, random)
              .distinct()
              .map(key -> new Value.Mapping.Entry(key, values.draw(random)))
              .toList());
    }
  }

  /**
   * How many symbols, items or entries there are, both ends included.
   *
   * @param most not below {@code least}
   */
  record Size(int least, int most) {
    int draw(RandomGenerator random) {
      return random.nextInt(least, most + 1);
    }
  }

  private static Stream<Value> drawn(ValueSketch items, Size size, RandomGenerator random) {
    return IntStream.range(0, size.draw(random)).mapToObj(_ -> items.draw(random));
  }
}
