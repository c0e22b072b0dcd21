package dev.weavergen.domain.candidate;

import dev.weavergen.domain.intent.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The numbers and strings that stand in code, by value as far as that is simple: {@code 1.50} and
 * {@code 1.5} are one number, {@code 'a'} and {@code "a"} one string. Signs belong to no number.
 *
 * @param values normalised, without repetitions
 */
record Literals(Set<String> values) {
  /** What so many programs hold that it tells nothing of where it comes from. */
  private static final Set<String> COMMON = Set.of("0", "1", "2", "1E+1", "''", "' '");

  /** Numbers with more characters are compared as they are written. */
  private static final int NUMBER_CHARS_MAX = 100;

  Literals {
    values = Set.copyOf(values);
  }

  /** Of one expression. */
  static Literals ofExpression(Language language, String text) {
    return switch (language) {
      case PYTHON -> new Literals(python(PythonScanner.scan(text).stream()));
      case JAVA -> new Literals(java(text));
    };
  }

  /**
   * Of what a program computes with: docstrings, asserts, prints and what only runs as a script are
   * left out.
   */
  static Literals ofProgram(Program program) {
    return switch (program.language()) {
      case PYTHON -> new Literals(python(computing(PythonScanner.scan(program.source()))));
      case JAVA -> new Literals(java(program.source()));
    };
  }

  private static Stream<PythonLine> computing(List<PythonLine> lines) {
    List<PythonLine> computing = new ArrayList<>();
    boolean script = false;
    for (PythonLine line : lines) {
      script = beginsScript(line) || (script && line.indent() > 0 && !line.isDefinition());
      if (!script && !line.startsWith("assert") && !line.startsWith("print")) {
        computing.add(line);
      }
    }
    return computing.stream()
        .filter(line -> !line.tokens().stream().allMatch(PythonToken::isString));
  }

  private static boolean beginsScript(PythonLine line) {
    return line.indent() == 0
        && line.startsWith("if")
        && line.tokens().size() > 1
        && line.tokens().get(1).is("__name__");
  }

  private static Set<String> python(Stream<PythonLine> lines) {
    return lines
        .map(PythonLine::tokens)
        .flatMap(Collection::stream)
        .flatMap(Literals::python)
        .collect(Collectors.toSet());
  }

  private static Stream<String> python(PythonToken token) {
    return switch (token.kind()) {
      case NUMBER -> Stream.of(number(token.text()));
      case STRING -> Stream.of(string(token.text()));
      case NAME, KEYWORD, OPERATOR -> Stream.empty();
    };
  }

  private static Set<String> java(String text) {
    return new JavaText(text)
        .literals().stream()
            .map(literal ->
                Character.isDigit(literal.charAt(0)) || literal.charAt(0) == '.'
                    ? number(literal)
                    : string(literal))
            .collect(Collectors.toSet());
  }

  private static String number(String written) {
    String plain = written.replace("_", "").toLowerCase(Locale.ROOT);
    if (plain.length() > NUMBER_CHARS_MAX || plain.startsWith("0x")) {
      return plain;
    }
    try {
      return new BigDecimal(plain.replaceAll("[lfdj]$", "")).stripTrailingZeros().toString();
    } catch (NumberFormatException other) {
      return plain;
    }
  }

  /** Its content between apostrophes, whatever it is quoted with. */
  private static String string(String written) {
    String quoted = written.replaceFirst("^[A-Za-z]{0,2}(?=[\"'])", "");
    int quotes = quoted.startsWith("\"\"\"") || quoted.startsWith("'''") ? 3 : 1;
    return quoted.length() < 2 * quotes
        ? "'" + quoted + "'"
        : "'" + quoted.substring(quotes, quoted.length() - quotes) + "'";
  }

  boolean holds(Literals others) {
    return values.containsAll(others.values);
  }

  /** Whether any of them tells where it comes from. */
  boolean tells() {
    return values.stream().anyMatch(value -> !COMMON.contains(value));
  }
}
