package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.Value.Sequence;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An argument that grows, described by what the examples show of it.
 *
 * @param model the argument to grow
 * @param pool elements to draw from, at least one unless the argument has none
 * @param rising whether all examples have it sorted
 */
record Growing(Value model, InputType type, List<Value> pool, boolean rising) {
  /** Elements that are at most this large are digits, flags or choices, and stay what they are. */
  private static final BigInteger CHOICE_MAX = BigInteger.TEN;

  private static final int POOL_MAX = 16;
  private static final int ORDERED_SIZE_MIN = 3;

  /** The argument at a place of a model, seen in the light of all arguments there. */
  static Growing of(Value model, InputType type, List<Value> all) {
    List<List<Value>> lists =
        all.stream()
            .filter(Sequence.class::isInstance)
            .map(value -> ((Sequence) value).items())
            .toList();
    List<Value> pool = lists.stream().flatMap(List::stream).distinct().limit(POOL_MAX).toList();
    List<List<Value>> ordered =
        lists.stream().filter(items -> items.size() >= ORDERED_SIZE_MIN).toList();
    boolean rising = !ordered.isEmpty() && ordered.stream().allMatch(Growing::rises);
    return new Growing(model, type, pool, rising);
  }

  /** Whether the elements are integers that can be made up. */
  boolean hasFreeIntegers() {
    return pool.stream().allMatch(Value.Int.class::isInstance)
        && pool.stream()
            .map(value -> ((Value.Int) value).value().abs())
            .anyMatch(number -> number.compareTo(CHOICE_MAX) > 0);
  }

  boolean isContainer() {
    return model instanceof Sequence
        || model instanceof Value.Group
        || model instanceof Value.Mapping
        || (model instanceof Value.Text && type.form() != InputType.Form.CHARACTER);
  }

  private static boolean rises(List<Value> items) {
    return IntStream.range(1, items.size())
        .allMatch(i ->
            items.get(i - 1) instanceof Value.Int(BigInteger one)
                && items.get(i) instanceof Value.Int(BigInteger other)
                && one.compareTo(other) <= 0);
  }
}
