package dev.weavergen.activities.sandbox.jvm.compiler;

import java.util.List;
import java.util.Optional;

/**
 * A literal as people write it in examples, in the way of JSON or Python: {@code [1, 2]}, {@code
 * {"a": True}}, {@code (1, 2)}, {@code None}, {@code 'text'}. Read only where a text is no Java.
 */
sealed interface Literal {
  /** {@code null} or {@code None}. */
  record Nothing() implements Literal {}

  record Truth(boolean value) implements Literal {}

  /**
   * A number.
   *
   * @param text digits, with sign, point and exponent if any
   */
  record Numeral(String text) implements Literal {
    boolean isWhole() {
      return text.chars().noneMatch(c -> c == '.' || c == 'e' || c == 'E');
    }
  }

  record Text(String value) implements Literal {}

  /** Of square brackets, round ones, or braces without colons, as an array has them in Java. */
  record Items(List<Literal> items) implements Literal {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** Of braces with colons. */
  record Entries(List<Entry> entries) implements Literal {
    public Entries {
      entries = List.copyOf(entries);
    }
  }

  /** One key with its value. */
  record Entry(Literal key, Literal value) {}

  /** The literal that a whole text is. */
  static Optional<Literal> parse(String text) {
    return new LiteralParser(text).whole();
  }
}
