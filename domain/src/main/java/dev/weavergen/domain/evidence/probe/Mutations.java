package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.Value.Mapping;
import dev.weavergen.domain.evidence.Value.Sequence;
import dev.weavergen.domain.evidence.probe.InputType.Form;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * Small changes of a value that keep it a value of its type.
 *
 * <p>Type-aware mutation of known inputs is what EvalPlus (Liu et al. 2023, arXiv 2305.01210) uses
 * to find wrong programs that pass a task's few tests: inputs made from types alone rarely meet
 * what a function expects. Integers move by one, to zero, to the other sign, to the double;
 * floating-point numbers by the factor {@value #REAL_FACTOR}; texts and lists lose, repeat and
 * exchange parts; containers change inside. A declared type wins over the value's own, which
 * matters for tuples (of fixed length unless declared otherwise) and for alternatives.
 */
final class Mutations {
  private static final double REAL_FACTOR = 2.5;

  private final RandomGenerator random;

  Mutations(RandomGenerator random) {
    this.random = random;
  }

  /** The changes of a value, those of its parts drawn at random. */
  List<Mutant> of(Value value, InputType declared) {
    InputType type = declared.form() == Form.OPTIONAL ? declared.part(0) : declared;
    return switch (value) {
      case Value.Bool(boolean truth) -> List.of(new Mutant("flipped", new Value.Bool(!truth)));
      case Value.Int(BigInteger number) -> integers(number);
      case Value.Real(double number) -> reals(number);
      case Value.Text(String text) ->
          type.form() == Form.CHARACTER ? characters(text) : texts(text);
      case Sequence(Sequence.Kind kind, List<Value> items) -> sequences(kind, items, type);
      case Value.Group(List<Value> items) -> groups(items, type.part(0));
      case Mapping(List<Mapping.Entry> entries) -> mappings(entries, type);
      case Value.Nothing _, Value.Complex _, Value.Bytes _, Value.Opaque _, Value.Digest _ ->
          List.of();
    };
  }

  private static List<Mutant> integers(BigInteger number) {
    return List.of(
        integer("raised", number.add(BigInteger.ONE)),
        integer("lowered", number.subtract(BigInteger.ONE)),
        integer("zero", BigInteger.ZERO),
        integer("negated", number.negate()),
        integer("doubled", number.shiftLeft(1)));
  }

  private static Mutant integer(String kind, BigInteger number) {
    return new Mutant(kind, new Value.Int(number));
  }

  private static List<Mutant> reals(double number) {
    return Stream.of(
            new Mutant("scaled", new Value.Real(number * REAL_FACTOR)),
            new Mutant("raised", new Value.Real(number + 1)),
            new Mutant("zero", new Value.Real(0)),
            new Mutant("negated", new Value.Real(0 - number)))
        .toList();
  }

  private List<Mutant> characters(String text) {
    String swapped = swappedCase(text);
    String next = text.isEmpty() ? "a" : Character.toString(text.charAt(0) + 1);
    return List.of(
        new Mutant("case", new Value.Text(swapped)), new Mutant("raised", new Value.Text(next)));
  }

  private List<Mutant> texts(String text) {
    int[] symbols = text.codePoints().toArray();
    if (symbols.length == 0) {
      return List.of(new Mutant("inserted", new Value.Text("a")));
    }
    int place = random.nextInt(symbols.length);
    String before = new String(symbols, 0, place);
    String behind = new String(symbols, place + 1, symbols.length - place - 1);
    String inserted = Character.toString(symbols[random.nextInt(symbols.length)]);
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(text("deleted", before + behind));
    mutants.add(text("inserted", before + inserted + Character.toString(symbols[place]) + behind));
    mutants.add(text("swapped", swapped(symbols, place)));
    mutants.add(text("reversed", new StringBuilder(text).reverse().toString()));
    mutants.add(text("doubled", text + text));
    mutants.add(text("case", swappedCase(text)));
    return mutants;
  }

  private static Mutant text(String kind, String text) {
    return new Mutant(kind, new Value.Text(text));
  }

  private String swapped(int[] symbols, int place) {
    int[] changed = symbols.clone();
    int other = random.nextInt(symbols.length);
    changed[place] = symbols[other];
    changed[other] = symbols[place];
    return new String(changed, 0, changed.length);
  }

  private static String swappedCase(String text) {
    return text.codePoints()
        .map(symbol ->
            Character.isUpperCase(symbol)
                ? Character.toLowerCase(symbol)
                : Character.toUpperCase(symbol))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private List<Mutant> sequences(Sequence.Kind kind, List<Value> items, InputType type) {
    if (items.isEmpty()) {
      return List.of();
    }
    List<Mutant> mutants = new ArrayList<>();
    boolean fixed = kind == Sequence.Kind.TUPLE && type.form() != Form.TUPLE_OF_ONE_TYPE;
    int place = random.nextInt(items.size());
    for (Mutant element : of(items.get(place), fixed ? type.part(place) : type.part(0))) {
      mutants.add(sequence("element " + element.kind(), kind, with(items, place, element.value())));
    }
    if (fixed) {
      return mutants;
    }
    List<Value> negated = items.stream().map(Mutations::negated).toList();
    if (!negated.equals(items)) {
      mutants.add(sequence("all negated", kind, negated));
    }
    mutants.add(sequence("dropped", kind, without(items, place)));
    mutants.add(sequence("duplicated", kind, inserted(items, place, items.get(place))));
    mutants.add(sequence("shuffled", kind, shuffled(items)));
    mutants.add(sequence("reversed", kind, items.reversed()));
    mutants.add(sequence("halved", kind, items.subList(0, (items.size() + 1) / 2)));
    return mutants;
  }

  /** Every number in it with the other sign: what starts from zero is found out by that alone. */
  static Value negated(Value value) {
    return switch (value) {
      case Value.Int(BigInteger number) -> new Value.Int(number.negate());
      case Value.Real(double number) -> new Value.Real(0 - number);
      case Sequence(Sequence.Kind kind, List<Value> items) ->
          new Sequence(kind, items.stream().map(Mutations::negated).toList());
      case Value.Nothing _,
          Value.Bool _,
          Value.Text _,
          Value.Bytes _,
          Value.Complex _,
          Value.Group _,
          Mapping _,
          Value.Opaque _,
          Value.Digest _ ->
          value;
    };
  }

  private static Mutant sequence(String kind, Sequence.Kind sequence, List<Value> items) {
    return new Mutant(kind, new Sequence(sequence, items));
  }

  private List<Mutant> groups(List<Value> items, InputType element) {
    if (items.isEmpty()) {
      return List.of();
    }
    int place = random.nextInt(items.size());
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(new Mutant("dropped", group(without(items, place))));
    for (Mutant changed : of(items.get(place), element)) {
      mutants.add(
          new Mutant("element " + changed.kind(), group(with(items, place, changed.value()))));
      mutants.add(
          new Mutant("added " + changed.kind(), group(inserted(items, place, changed.value()))));
    }
    return mutants;
  }

  private static Value group(List<Value> items) {
    return new Value.Group(
        items.stream().distinct().sorted(Comparator.comparing(Value::toString)).toList());
  }

  private List<Mutant> mappings(List<Mapping.Entry> entries, InputType type) {
    if (entries.isEmpty()) {
      return List.of();
    }
    int place = random.nextInt(entries.size());
    Mapping.Entry entry = entries.get(place);
    List<Mutant> mutants = new ArrayList<>();
    mutants.add(new Mutant("dropped", new Mapping(without(entries, place))));
    for (Mutant value : of(entry.value(), type.part(1))) {
      Mapping.Entry changed = new Mapping.Entry(entry.key(), value.value());
      mutants.add(new Mutant("value " + value.kind(), new Mapping(with(entries, place, changed))));
    }
    for (Mutant key : of(entry.key(), type.part(0))) {
      if (entries.stream().noneMatch(other -> other.key().equals(key.value()))) {
        Mapping.Entry changed = new Mapping.Entry(key.value(), entry.value());
        mutants.add(new Mutant("key " + key.kind(), new Mapping(with(entries, place, changed))));
      }
    }
    return mutants;
  }

  private static <T> List<T> with(List<T> items, int place, T item) {
    List<T> changed = new ArrayList<>(items);
    changed.set(place, item);
    return changed;
  }

  private static <T> List<T> without(List<T> items, int place) {
    List<T> changed = new ArrayList<>(items);
    changed.remove(place);
    return changed;
  }

  private static <T> List<T> inserted(List<T> items, int place, T item) {
    List<T> changed = new ArrayList<>(items);
    changed.add(place, item);
    return changed;
  }

  private <T> List<T> shuffled(List<T> items) {
    return shuffled(items, random);
  }

  /** Fisher and Yates, by a generator whose sequence the JDK specifies. */
  static <T> List<T> shuffled(List<T> items, RandomGenerator random) {
    List<T> changed = new ArrayList<>(items);
    for (int last = changed.size() - 1; last > 0; last--) {
      Collections.swap(changed, last, random.nextInt(last + 1));
    }
    return changed;
  }
}
