package dev.weavergen.domain.evidence.probe;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.Value.Sequence;
import dev.weavergen.domain.evidence.probe.InputType.Form;
import java.util.List;
import java.util.Optional;

/** Writes arguments of a given size as Java expressions, short whatever the size. */
final class JavaGrowth {
  private JavaGrowth() {}

  static Optional<String> write(Growing growing, int size) {
    return switch (growing.type().form()) {
      case TEXT ->
          growing.model() instanceof Value.Text(String text)
              ? Optional.of(text(text, size))
              : Optional.empty();
      case ARRAY -> array(growing, size);
      case LIST -> list(growing, size);
      default -> Optional.empty();
    };
  }

  /** What makes all arguments and gives a small value. */
  static String baseline(String arguments) {
    return "java.util.Arrays.<Object>asList(" + arguments + ", 0).size()";
  }

  private static String text(String text, int size) {
    String part = text.isEmpty() ? "ab" : text;
    return JavaLiterals.quoted(part, '"')
        + ".repeat("
        + (size / part.length() + 1)
        + ").substring(0, "
        + size
        + ")";
  }

  private static Optional<String> array(Growing growing, int size) {
    InputType element = growing.type().part(0);
    Optional<String> items = element(growing);
    return switch (element.name()) {
      case "int" -> items.map(item -> range(size) + ".map(i -> " + item + ").toArray()");
      case "long" -> items.map(item -> range(size) + ".mapToLong(i -> " + item + ").toArray()");
      case "double" -> items.map(item -> range(size) + ".mapToDouble(i -> " + item + ").toArray()");
      case "String" ->
          items.map(item -> range(size) + ".mapToObj(i -> " + item + ").toArray(String[]::new)");
      case "[]" ->
          items.map(item ->
              range(size)
                  + ".mapToObj(i -> "
                  + item
                  + ").toArray("
                  + JavaLiterals.name(growing.type())
                  + "::new)");
      default -> Optional.empty();
    };
  }

  private static Optional<String> list(Growing growing, int size) {
    InputType type = growing.type();
    if (type.parts().isEmpty() || type.part(0).form() == Form.ANY) {
      return Optional.empty();
    }
    return element(growing)
        .map(item ->
            "new "
                + JavaLiterals.made(type)
                + "("
                + range(size)
                + ".<"
                + JavaLiterals.name(type.part(0))
                + ">mapToObj(i -> "
                + item
                + ").toList())");
  }

  /** The i-th element: made up where integers are free, else the next of the pool. */
  private static Optional<String> element(Growing growing) {
    InputType element = growing.type().part(0);
    boolean plain = element.name().equals("int") || element.name().equals("Integer");
    if (plain && growing.hasFreeIntegers()) {
      return Optional.of(GrowthInputs.element(growing));
    }
    if (growing.pool().isEmpty()) {
      return Optional.empty();
    }
    InputType pool = new InputType(Form.ARRAY, "[]", List.of(element));
    return JavaLiterals.write(new Sequence(Sequence.Kind.LIST, growing.pool()), pool)
        .map(items -> "(" + items + ")[i % " + growing.pool().size() + "]");
  }

  private static String range(int size) {
    return "java.util.stream.IntStream.range(0, " + size + ")";
  }
}
