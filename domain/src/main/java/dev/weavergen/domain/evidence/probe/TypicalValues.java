package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.Value.Mapping;
import dev.weavergen.domain.evidence.Value.Sequence;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Everyday values of a type, for intents without examples: small, positive, of moderate size, since
 * that is what most functions of that type are for. The turn chooses among them; consecutive turns
 * differ.
 */
final class TypicalValues {
  private static final List<Integer> INTEGERS = List.of(5, 3, 12, 2, 7, 10, 1, 20, 4, 9);
  private static final List<Double> REALS = List.of(2.5, 1.0, 3.75, 10.0, 0.5, 7.2);
  private static final List<String> TEXTS =
      List.of("hello", "abcba", "a b c", "Hello World", "aab", "12", "xyz");
  private static final List<Integer> SIZES = List.of(3, 5, 4, 2, 6);

  private TypicalValues() {}

  /** The value of a turn; empty when the type is none that can be made. */
  static Optional<Value> of(InputType type, int turn) {
    return type.isUnknown() ? Optional.empty() : Optional.of(value(type, turn));
  }

  private static Value value(InputType type, int turn) {
    return switch (type.form()) {
      case INTEGER -> new Value.Int(BigInteger.valueOf(pick(INTEGERS, turn)));
      case REAL -> new Value.Real(pick(REALS, turn));
      case BOOLEAN -> new Value.Bool(turn % 2 == 0);
      case CHARACTER -> new Value.Text(Character.toString('a' + Math.floorMod(turn * 7, 26)));
      case TEXT -> new Value.Text(pick(TEXTS, turn));
      case BYTES -> new Value.Bytes(pick(List.of("616263", "00ff", "41"), turn));
      case NOTHING, UNKNOWN -> new Value.Nothing();
      case LIST, ARRAY -> sequence(Sequence.Kind.LIST, type.part(0), turn);
      case TUPLE ->
          new Sequence(
              Sequence.Kind.TUPLE,
              IntStream.range(0, type.parts().isEmpty() ? 2 : type.parts().size())
                  .mapToObj(place -> value(type.part(place), turn + place))
                  .toList());
      case TUPLE_OF_ONE_TYPE -> sequence(Sequence.Kind.TUPLE, type.part(0), turn);
      case SET -> new Value.Group(items(type.part(0), turn).stream().distinct().toList());
      case MAP -> mapping(type, turn);
      case OPTIONAL -> value(type.part(0), turn);
      case UNION -> value(pick(type.parts(), turn), turn);
      case ANY ->
          turn % 3 == 2
              ? new Value.Text(pick(TEXTS, turn))
              : new Value.Int(BigInteger.valueOf(pick(INTEGERS, turn)));
    };
  }

  private static Value sequence(Sequence.Kind kind, InputType element, int turn) {
    return new Sequence(kind, items(element, turn));
  }

  /** Elements of one kind: those of an open type would otherwise not be comparable. */
  private static List<Value> items(InputType element, int turn) {
    InputType type =
        element.equals(InputType.ANY)
            ? InputType.scalar(InputType.Form.INTEGER, "Integer")
            : element;
    return IntStream.range(0, pick(SIZES, turn))
        .mapToObj(place -> value(type, turn + place * 3))
        .toList();
  }

  private static Value mapping(InputType type, int turn) {
    InputType key =
        type.parts().isEmpty() ? InputType.scalar(InputType.Form.TEXT, "String") : type.part(0);
    List<Value> keys =
        IntStream.range(0, pick(SIZES, turn))
            .mapToObj(place -> value(key, turn + place))
            .distinct()
            .toList();
    return new Mapping(
        IntStream.range(0, keys.size())
            .mapToObj(
                place -> new Mapping.Entry(keys.get(place), value(type.part(1), turn + 2 * place)))
            .toList());
  }

  private static <T> T pick(List<T> items, int turn) {
    return items.get(Math.floorMod(turn, items.size()));
  }
}
