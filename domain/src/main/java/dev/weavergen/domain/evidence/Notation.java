package dev.weavergen.domain.evidence;

import dev.weavergen.domain.evidence.Value.Sequence;
import dev.weavergen.domain.intent.Language;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes values and outcomes as people who know the language write them, for reasons, reports and
 * prompts: {@code [1, 2]}, {@code 'a'} in Python and {@code "a"} in Java, {@code raises
 * ValueError}.
 *
 * <p>It is for reading, not for running: what is too long ends in an ellipsis, what is too large
 * for a line is described. A candidate decides what stands in a value, so the length is bounded
 * while the text is made, and characters that a terminal or a page would obey instead of show
 * (controls, direction marks, halves of surrogate pairs) are escaped.
 */
public final class Notation {
  /** The longest text, in characters; enough for a line of a report. */
  public static final int CHARS_MAX = 160;

  /** Integers of more bits than this are described by their number of digits. */
  private static final int INTEGER_BITS_MAX = 400;

  private static final double DIGITS_PER_BIT = Math.log10(2);

  /** From this magnitude on, and below the other, Python writes an exponent. */
  private static final int PYTHON_EXPONENT_MAX = 16;

  private static final int PYTHON_EXPONENT_MIN = -4;

  private static final String RAISES = "raises ";
  private static final String TIMED_OUT = "does not end";
  private static final String OUT_OF_MEMORY = "needs too much memory";
  private static final String OUTPUT_LIMIT = "prints or returns too much";
  private static final String EXITED = "ends its process";
  private static final String CRASHED = "crashes with signal ";

  private final Language language;
  private final StringBuilder text = new StringBuilder();

  private Notation(Language language) {
    this.language = language;
  }

  /** A value as a short text. */
  public static String of(Value value, Language language) {
    Notation notation = new Notation(language);
    notation.write(value);
    return notation.bounded();
  }

  /** An outcome as a short text. */
  public static String of(Outcome outcome, Language language) {
    return switch (outcome) {
      case Outcome.Returned(Value value) -> of(value, language);
      case Outcome.Raised(String exception, _) -> RAISES + plain(exception);
      case Outcome.TimedOut _ -> TIMED_OUT;
      case Outcome.OutOfMemory _ -> OUT_OF_MEMORY;
      case Outcome.OutputLimit _ -> OUTPUT_LIMIT;
      case Outcome.Crashed(int signal) -> signal == 0 ? EXITED : CRASHED + signal;
    };
  }

  /**
   * Whether an outcome that was written here is anything but a value. A program can only pretend
   * that it gave no value, by the text of an object that it returns; not the reverse.
   */
  public static boolean saysNoValue(String outcome) {
    return outcome.startsWith(RAISES)
        || outcome.startsWith(CRASHED)
        || List.of(TIMED_OUT, OUT_OF_MEMORY, OUTPUT_LIMIT, EXITED).contains(outcome);
  }

  /** A name or message that a program chose, made harmless and short. */
  public static String plain(String words) {
    Notation notation = new Notation(Language.PYTHON);
    notation.escape(words, '\0');
    return notation.bounded();
  }

  private String bounded() {
    if (text.length() <= CHARS_MAX) {
      return text.toString();
    }
    return text.substring(0, CHARS_MAX - 1) + "…";
  }

  private boolean isFull() {
    return text.length() > CHARS_MAX;
  }

  private boolean python() {
    return language == Language.PYTHON;
  }

  private void write(Value value) {
    switch (value) {
      case Value.Nothing _ -> text.append(python() ? "None" : "null");
      case Value.Bool(boolean truth) -> text.append(truth(truth));
      case Value.Int(BigInteger number) -> text.append(integer(number));
      case Value.Real(double number) -> text.append(real(number));
      case Value.Complex complex -> text.append(complex(complex));
      case Value.Text(String words) -> quoted(words);
      case Value.Bytes(String hex) -> bytes(hex);
      case Sequence sequence -> sequence(sequence);
      case Value.Group(List<Value> items) -> group(items);
      case Value.Mapping(List<Value.Mapping.Entry> entries) ->
          series(entries, this::entry, "{", "}");
      case Value.Opaque opaque -> opaque(opaque);
      case Value.Digest digest -> digest(digest);
    }
  }

  private String truth(boolean truth) {
    if (python()) {
      return truth ? "True" : "False";
    }
    return Boolean.toString(truth);
  }

  private static String integer(BigInteger number) {
    if (number.bitLength() <= INTEGER_BITS_MAX) {
      return number.toString();
    }
    long digits = Math.round(number.bitLength() * DIGITS_PER_BIT);
    return (number.signum() < 0 ? "<negative integer" : "<integer")
        + " of about "
        + digits
        + " digits>";
  }

  private String real(double number) {
    return python() ? pythonReal(number) : Double.toString(number);
  }

  /** Both languages write the shortest digits that read back the same; the layout differs. */
  static String pythonReal(double number) {
    if (Double.isNaN(number)) {
      return "nan";
    }
    if (Double.isInfinite(number)) {
      return number > 0 ? "inf" : "-inf";
    }
    if (number == 0) {
      return Double.toString(number);
    }
    BigDecimal digits = new BigDecimal(Double.toString(number)).stripTrailingZeros();
    int exponent = digits.precision() - digits.scale() - 1;
    if (exponent >= PYTHON_EXPONENT_MIN && exponent < PYTHON_EXPONENT_MAX) {
      String plain = digits.toPlainString();
      return plain.contains(".") ? plain : plain + ".0";
    }
    String mantissa = digits.scaleByPowerOfTen(-exponent).toPlainString();
    String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : "" + Math.abs(exponent);
    return mantissa + "e" + (exponent < 0 ? "-" : "+") + size;
  }

  private static String complex(Value.Complex complex) {
    String imaginary = pythonReal(complex.imaginary());
    String sign = imaginary.startsWith("-") ? "" : "+";
    return "(" + pythonReal(complex.real()) + sign + imaginary + "j)";
  }

  private void sequence(Sequence sequence) {
    List<Value> items = sequence.items();
    switch (sequence.kind()) {
      case LIST -> series(items, this::write, "[", "]");
      case TUPLE -> series(items, this::write, "(", items.size() == 1 ? ",)" : ")");
      case LAZY -> series(items, this::write, "<one after the other: ", ">");
    }
  }

  private void group(List<Value> items) {
    if (items.isEmpty() && python()) {
      text.append("set()");
      return;
    }
    series(items, this::write, "{", "}");
  }

  private void entry(Value.Mapping.Entry entry) {
    write(entry.key());
    text.append(python() ? ": " : "=");
    write(entry.value());
  }

  private <T> void series(List<T> items, Consumer<T> item, String open, String close) {
    text.append(open);
    for (int i = 0; i < items.size() && !isFull(); i++) {
      text.append(i == 0 ? "" : ", ");
      item.accept(items.get(i));
    }
    text.append(close);
  }

  private void bytes(String hex) {
    text.append(python() ? "b'" : "bytes ");
    for (int i = 0; i + 1 < hex.length() && !isFull(); i += 2) {
      text.append(python() ? "\\x" : "").append(hex, i, i + 2);
    }
    text.append(python() ? "'" : "");
  }

  private void opaque(Value.Opaque opaque) {
    if (opaque.text().isEmpty()) {
      text.append('<');
      escape(opaque.type(), '\0');
      text.append('>');
      return;
    }
    escape(opaque.text(), '\0');
  }

  private void digest(Value.Digest digest) {
    text.append("<");
    escape(digest.type(), '\0');
    text.append(" of ").append(digest.bytes()).append(" bytes>");
  }

  private void quoted(String words) {
    boolean single = python() && (!words.contains("'") || words.contains("\""));
    char quote = single ? '\'' : '"';
    text.append(quote);
    escape(words, quote);
    text.append(quote);
  }

  /**
   * @param quote to escape as well; the null character for none
   */
  private void escape(String words, char quote) {
    for (int i = 0; i < words.length() && !isFull(); ) {
      int symbol = words.codePointAt(i);
      i += Character.charCount(symbol);
      if (quote != '\0' && (symbol == quote || symbol == '\\')) {
        text.append('\\').appendCodePoint(symbol);
      } else {
        text.append(shown(symbol));
      }
    }
  }

  private static String shown(int symbol) {
    return switch (symbol) {
      case '\n' -> "\\n";
      case '\t' -> "\\t";
      case '\r' -> "\\r";
      default -> isVisible(symbol) ? Character.toString(symbol) : escaped(symbol);
    };
  }

  private static String escaped(int symbol) {
    return symbol <= Character.MAX_VALUE
        ? "\\u%04x".formatted(symbol)
        : "\\U%08x".formatted(symbol);
  }

  private static boolean isVisible(int symbol) {
    return switch (Character.getType(symbol)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }
}
