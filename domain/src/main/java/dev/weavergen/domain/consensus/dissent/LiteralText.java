package dev.weavergen.domain.consensus.dissent;

import dev.weavergen.domain.evidence.Value;
import dev.weavergen.domain.evidence.Value.Sequence;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the literals that people write for values: numbers, quoted text, truth values, nothing, and
 * lists, tuples, sets and mappings of these, in Python's notation and in what {@link
 * dev.weavergen.domain.evidence.Notation} makes of Java's. It is for comparing a person's answer
 * with an outcome, both at most a line; everything else is left to a comparison as text.
 */
final class LiteralText {
  private static final int DEPTH_MAX = 16;

  private static final Pattern NUMBER =
      Pattern.compile("[-+]?(?:\\d[\\d_]*(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d{1,4})?[LlFfDd]?");
  private static final Pattern WORD = Pattern.compile("[-+]?[A-Za-z]+");

  private final String text;
  private int at;

  private LiteralText(String text) {
    this.text = text;
  }

  /** The value of a text that is one literal; empty for any other text. */
  static Optional<Value> read(String text) {
    LiteralText reading = new LiteralText(text);
    Optional<Value> value = reading.value(0);
    reading.skipSpace();
    return reading.at == text.length() ? value : Optional.empty();
  }

  private Optional<Value> value(int depth) {
    skipSpace();
    if (at >= text.length() || depth > DEPTH_MAX) {
      return Optional.empty();
    }
    return switch (text.charAt(at)) {
      case '[' -> items(']', depth).map(items -> new Sequence(Sequence.Kind.LIST, items));
      case '(' -> tuple(depth);
      case '{' -> braces(depth);
      case '\'', '"' -> quoted();
      default -> scalar();
    };
  }

  private Optional<List<Value>> items(char close, int depth) {
    at++;
    List<Value> items = new ArrayList<>();
    while (!taken(close)) {
      Optional<Value> item = value(depth + 1);
      if (item.isEmpty() || !(isNext(close) || taken(','))) {
        return Optional.empty();
      }
      items.add(item.get());
    }
    return Optional.of(items);
  }

  /** Brackets around one value without a comma only group. */
  private Optional<Value> tuple(int depth) {
    Optional<List<Value>> items = items(')', depth);
    boolean groups =
        items.filter(found -> found.size() == 1).isPresent()
            && !text.substring(0, at - 1).stripTrailing().endsWith(",");
    return items.map(found -> groups ? found.getFirst() : new Sequence(Sequence.Kind.TUPLE, found));
  }

  private Optional<Value> braces(int depth) {
    int start = at;
    Optional<Value> mapping = mapping(depth);
    if (mapping.isPresent()) {
      return mapping;
    }
    at = start;
    return items('}', depth).map(Value.Group::new);
  }

  private Optional<Value> mapping(int depth) {
    at++;
    List<Value.Mapping.Entry> entries = new ArrayList<>();
    while (!taken('}')) {
      Optional<Value> key = value(depth + 1);
      if (key.isEmpty() || !(taken(':') || taken('='))) {
        return Optional.empty();
      }
      Optional<Value> value = value(depth + 1);
      if (value.isEmpty() || !(isNext('}') || taken(','))) {
        return Optional.empty();
      }
      entries.add(new Value.Mapping.Entry(key.get(), value.get()));
    }
    return Optional.of(new Value.Mapping(entries));
  }

  private Optional<Value> quoted() {
    char quote = text.charAt(at++);
    StringBuilder words = new StringBuilder();
    while (at < text.length() && text.charAt(at) != quote) {
      char unit = text.charAt(at++);
      if (unit != '\\') {
        words.append(unit);
      } else if (!escaped(words)) {
        return Optional.empty();
      }
    }
    return taken(quote) ? Optional.of(new Value.Text(words.toString())) : Optional.empty();
  }

  /** Appends what the escape after a backslash stands for; false when it is none that is known. */
  private boolean escaped(StringBuilder words) {
    if (at >= text.length()) {
      return false;
    }
    char kind = text.charAt(at++);
    switch (kind) {
      case 'n' -> words.append('\n');
      case 't' -> words.append('\t');
      case 'r' -> words.append('\r');
      case '\\', '\'', '"' -> words.append(kind);
      case 'x' -> {
        return coded(words, 2);
      }
      case 'u' -> {
        return coded(words, 4);
      }
      case 'U' -> {
        return coded(words, 8);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean coded(StringBuilder words, int digits) {
    int end = at + digits;
    if (end > text.length() || !text.substring(at, end).matches("[0-9a-fA-F]+")) {
      return false;
    }
    long symbol = Long.parseLong(text.substring(at, end), 16);
    at = end;
    if (symbol > Character.MAX_CODE_POINT) {
      return false;
    }
    words.appendCodePoint((int) symbol);
    return true;
  }

  private Optional<Value> scalar() {
    if (text.startsWith("set()", at)) {
      at += "set()".length();
      return Optional.of(new Value.Group(List.of()));
    }
    Matcher number = NUMBER.matcher(text).region(at, text.length());
    if (number.lookingAt()) {
      at = number.end();
      return Optional.of(number(number.group()));
    }
    Matcher word = WORD.matcher(text).region(at, text.length());
    if (!word.lookingAt()) {
      return Optional.empty();
    }
    at = word.end();
    return word(word.group());
  }

  private static Value number(String written) {
    String plain = written.replace("_", "");
    boolean suffixed = "LlFfDd".indexOf(plain.charAt(plain.length() - 1)) >= 0;
    String digits = suffixed ? plain.substring(0, plain.length() - 1) : plain;
    boolean whole =
        digits.matches("[-+]?\\d+")
            && (!suffixed || "Ll".indexOf(plain.charAt(plain.length() - 1)) >= 0);
    return whole
        ? new Value.Int(new BigInteger(digits))
        : new Value.Real(Double.parseDouble(digits));
  }

  private static Optional<Value> word(String word) {
    return switch (word) {
      case "None", "null" -> Optional.of(new Value.Nothing());
      case "True", "true" -> Optional.of(new Value.Bool(true));
      case "False", "false" -> Optional.of(new Value.Bool(false));
      case "inf", "Infinity" -> Optional.of(new Value.Real(Double.POSITIVE_INFINITY));
      case "-inf", "-Infinity" -> Optional.of(new Value.Real(Double.NEGATIVE_INFINITY));
      default -> Optional.empty();
    };
  }

  private boolean isNext(char wanted) {
    skipSpace();
    return at < text.length() && text.charAt(at) == wanted;
  }

  private boolean taken(char wanted) {
    boolean next = isNext(wanted);
    at += next ? 1 : 0;
    return next;
  }

  private void skipSpace() {
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
  }
}
