package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.Value.Mapping;
import dev.weavergen.domain.evidence.Value.Sequence;
import dev.weavergen.domain.evidence.probe.InputType.Form;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The edges of a value's type: empty, single, negative, Unicode, large, absent.
 *
 * <p>Large is what shows a wrong algorithm without being a test of speed: beyond Python's limit of
 * recursion, and small enough that quadratic programs still end.
 */
final class Boundaries {
  private static final long LARGE_INTEGER = 2_003;
  private static final double LARGE_REAL = 1e9;
  private static final int LARGE_SIZE = 60;
  private static final String UNICODE = "ä日\uD83D\uDE00ß";

  private Boundaries() {}

  /** The edges beside a value of a type. */
  static List<Mutant> of(Value value, InputType declared) {
    List<Mutant> edges = new ArrayList<>();
    InputType type = declared;
    if (declared.form() == Form.OPTIONAL) {
      edges.add(new Mutant("absent", new Value.Nothing()));
      type = declared.part(0);
    }
    edges.addAll(present(value, type));
    if (type.form() == Form.UNION) {
      type.parts()
          .forEach(part ->
              TypicalValues.of(part, 0)
                  .ifPresent(other -> edges.add(new Mutant("alternative", other))));
    }
    return edges;
  }

  private static List<Mutant> present(Value value, InputType type) {
    return switch (value) {
      case Value.Int _ ->
          List.of(
              integer("zero", 0),
              integer("one", 1),
              integer("negative", -1),
              integer("large", LARGE_INTEGER));
      case Value.Real _ ->
          List.of(
              real("zero", 0),
              real("negative", -1.5),
              real("large", LARGE_REAL),
              real("small", 1 / LARGE_REAL));
      case Value.Text(String text) ->
          type.form() == Form.CHARACTER
              ? List.of(text("blank", " "), text("unicode", "ä"))
              : List.of(
                  text("empty", ""),
                  text("single", text.isEmpty() ? "a" : first(text)),
                  text("blank", " "),
                  text("unicode", UNICODE),
                  text("large", large(text)));
      case Sequence(Sequence.Kind kind, List<Value> items) ->
          kind == Sequence.Kind.TUPLE && type.form() != Form.TUPLE_OF_ONE_TYPE
              ? List.of()
              : sequences(kind, items);
      case Value.Group(List<Value> items) ->
          List.of(
              new Mutant("empty", new Value.Group(List.of())),
              new Mutant("single", new Value.Group(items.stream().limit(1).toList())));
      case Mapping(List<Mapping.Entry> entries) ->
          List.of(
              new Mutant("empty", new Mapping(List.of())),
              new Mutant("single", new Mapping(entries.stream().limit(1).toList())));
      case Value.Nothing _ ->
          TypicalValues.of(type, 0).map(made -> new Mutant("present", made)).stream().toList();
      case Value.Bool _, Value.Complex _, Value.Bytes _, Value.Opaque _, Value.Digest _ ->
          List.of();
    };
  }

  private static List<Mutant> sequences(Sequence.Kind kind, List<Value> items) {
    List<Mutant> edges = new ArrayList<>();
    edges.add(new Mutant("empty", new Sequence(kind, List.of())));
    List<Value> negated = items.stream().map(Mutations::negated).toList();
    if (!negated.equals(items)) {
      edges.add(new Mutant("negative", new Sequence(kind, negated)));
    }
    if (!items.isEmpty()) {
      edges.add(new Mutant("single", new Sequence(kind, items.subList(0, 1))));
      edges.add(
          new Mutant(
              "equal", new Sequence(kind, Collections.nCopies(items.size(), items.getFirst()))));
      edges.add(
          new Mutant(
              "large",
              new Sequence(
                  kind,
                  IntStream.range(0, LARGE_SIZE)
                      .mapToObj(i -> items.get(i % items.size()))
                      .toList())));
    }
    return edges;
  }

  private static String first(String text) {
    return Character.toString(text.codePointAt(0));
  }

  private static String large(String text) {
    String part = text.isEmpty() ? "ab" : text;
    return part.repeat(1 + LARGE_SIZE / part.length());
  }

  private static Mutant integer(String kind, long number) {
    return new Mutant(kind, new Value.Int(BigInteger.valueOf(number)));
  }

  private static Mutant real(String kind, double number) {
    return new Mutant(kind, new Value.Real(number));
  }

  private static Mutant text(String kind, String text) {
    return new Mutant(kind, new Value.Text(text));
  }
}
