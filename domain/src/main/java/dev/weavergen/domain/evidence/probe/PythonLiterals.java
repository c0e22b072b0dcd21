package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.Value.Mapping;
import dev.weavergen.domain.evidence.Value.Sequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes values as Python expressions that need no import. Text is ASCII, so that no encoding lies
 * between here and the interpreter. Objects without a literal have no text.
 */
public final class PythonLiterals {
  private static final String HASHABLE_SET = "frozenset";

  private PythonLiterals() {}

  /** The expression whose value it is; empty when there is none. */
  public static Optional<String> write(Value value) {
    return switch (value) {
      case Value.Nothing _ -> Optional.of("None");
      case Value.Bool(boolean truth) -> Optional.of(truth ? "True" : "False");
      case Value.Int(BigInteger number) -> Optional.of(number.toString());
      case Value.Real(double number) -> Optional.of(real(number));
      case Value.Complex(double real, double imaginary) ->
          Optional.of("complex(" + real(real) + ", " + real(imaginary) + ")");
      case Value.Text(String text) -> Optional.of(text(text));
      case Value.Bytes(String hex) -> Optional.of("bytes.fromhex('" + hex + "')");
      case Sequence(Sequence.Kind kind, List<Value> items) ->
          all(items).map(written -> sequence(kind, written));
      case Value.Group(List<Value> items) -> hashable(items).map(PythonLiterals::set);
      case Mapping(List<Mapping.Entry> entries) -> mapping(entries);
      case Value.Opaque _, Value.Digest _ -> Optional.empty();
    };
  }

  private static String real(double number) {
    if (Double.isFinite(number)) {
      return Double.toString(number);
    }
    return Double.isNaN(number) ? "float('nan')" : "float('" + (number > 0 ? "" : "-") + "inf')";
  }

  private static String sequence(Sequence.Kind kind, List<String> items) {
    String inside = String.join(", ", items);
    return switch (kind) {
      case LIST -> "[" + inside + "]";
      case TUPLE -> "(" + inside + (items.size() == 1 ? ",)" : ")");
      case LAZY -> "iter([" + inside + "])";
    };
  }

  private static String set(List<String> items) {
    return items.isEmpty() ? "set()" : "{" + String.join(", ", items) + "}";
  }

  private static Optional<String> mapping(List<Mapping.Entry> entries) {
    Optional<List<String>> keys = hashable(entries.stream().map(Mapping.Entry::key).toList());
    Optional<List<String>> values = all(entries.stream().map(Mapping.Entry::value).toList());
    if (keys.isEmpty() || values.isEmpty()) {
      return Optional.empty();
    }
    List<String> written = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      written.add(keys.get().get(i) + ": " + values.get().get(i));
    }
    return Optional.of("{" + String.join(", ", written) + "}");
  }

  private static Optional<List<String>> all(List<Value> values) {
    List<String> written =
        values.stream().map(PythonLiterals::write).flatMap(Optional::stream).toList();
    return written.size() == values.size() ? Optional.of(written) : Optional.empty();
  }

  /** Elements of sets and keys: a set among them is frozen, a list has no place there. */
  private static Optional<List<String>> hashable(List<Value> values) {
    List<String> written =
        values.stream().map(PythonLiterals::hashable).flatMap(Optional::stream).toList();
    return written.size() == values.size() ? Optional.of(written) : Optional.empty();
  }

  private static Optional<String> hashable(Value value) {
    return switch (value) {
      case Value.Group(List<Value> items) ->
          hashable(items).map(written -> HASHABLE_SET + "([" + String.join(", ", written) + "])");
      case Sequence(Sequence.Kind kind, List<Value> items) ->
          kind == Sequence.Kind.TUPLE
              ? hashable(items).map(written -> sequence(kind, written))
              : Optional.empty();
      case Mapping _ -> Optional.empty();
      default -> write(value);
    };
  }

  static String text(String text) {
    return text.codePoints()
        .mapToObj(PythonLiterals::symbol)
        .collect(Collectors.joining("", "'", "'"));
  }

  private static String symbol(int symbol) {
    return switch (symbol) {
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\'' -> "\\'";
      case '\\' -> "\\\\";
      default -> plain(symbol);
    };
  }

  private static String plain(int symbol) {
    if (symbol >= ' ' && symbol < 0x7f) {
      return Character.toString(symbol);
    }
    if (symbol < 0x100) {
      return "\\x%02x".formatted(symbol);
    }
    return symbol <= Character.MAX_VALUE
        ? "\\u%04x".formatted(symbol)
        : "\\U%08x".formatted(symbol);
  }
}
