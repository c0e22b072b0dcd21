package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.Value.Sequence;
import dev.weavergen.domain.evidence.probe.InputType.Form;
import java.util.Optional;

/** Writes arguments of a given size as Python expressions, short whatever the size. */
final class PythonGrowth {
  private PythonGrowth() {}

  static Optional<String> write(Growing growing, int size) {
    return switch (growing.model()) {
      case Value.Text(String text) -> Optional.of(text(text, size));
      case Sequence(Sequence.Kind kind, _) -> sequence(kind, growing, size);
      default -> Optional.empty();
    };
  }

  /** What makes all arguments and gives a small value. */
  static String baseline(String arguments) {
    return "len((" + arguments + ",))";
  }

  private static String text(String text, int size) {
    String part = text.isEmpty() ? "ab" : text;
    return "("
        + PythonLiterals.text(part)
        + " * "
        + (size / part.length() + 1)
        + ")[:"
        + size
        + "]";
  }

  private static Optional<String> sequence(Sequence.Kind kind, Growing growing, int size) {
    Optional<String> list = list(growing, size);
    return switch (kind) {
      case LIST -> list;
      case TUPLE ->
          growing.type().form() == Form.TUPLE_OF_ONE_TYPE
              ? list.map(items -> "tuple(" + items + ")")
              : Optional.empty();
      case LAZY -> Optional.empty();
    };
  }

  private static Optional<String> list(Growing growing, int size) {
    if (growing.pool().isEmpty()) {
      return Optional.empty();
    }
    if (growing.hasFreeIntegers()) {
      return Optional.of("[" + GrowthInputs.element(growing) + " for i in range(" + size + ")]");
    }
    int repetitions = size / growing.pool().size() + 1;
    return PythonLiterals.write(new Sequence(Sequence.Kind.LIST, growing.pool()))
        .map(pool -> "(" + pool + " * " + repetitions + ")[:" + size + "]");
  }
}
