package dev.weavergen.domain.candidate;

import dev.weavergen.domain.intent.Language;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
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

  private static final Set<String> SCRIPTS =
      Set.of("if __name__ == \"__main__\" :", "if __name__ == '__main__' :");

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
   * Of what a program computes with: docstrings, lone asserts and prints and what only runs as a
   * script are left out. What stands in a string counts as if it stood in the code, since a program
   * can read it from there.
   */
  static Literals ofProgram(Program program) {
    return switch (program.language()) {
      case PYTHON -> new Literals(withContents(computing(program.source())));
      case JAVA -> new Literals(java(program.source()));
    };
  }

  private static List<PythonLine> computing(String source) {
    boolean readsDocstrings = source.contains("__doc__");
    List<PythonLine> computing = new ArrayList<>();
    boolean script = false;
    for (PythonLine line : PythonScanner.scan(source)) {
      script = beginsScript(line) || (script && line.indent() > 0 && !line.isDefinition());
      boolean docstring = line.tokens().stream().allMatch(PythonToken::isString);
      if (!script && !onlyTells(line) && (!docstring || readsDocstrings)) {
        computing.add(line);
      }
    }
    return computing;
  }

  /**
   * What never runs when the program is called; only the block is left out, not what it defines.
   */
  private static boolean beginsScript(PythonLine line) {
    return line.indent() == 0
        && SCRIPTS.contains(
            line.tokens().stream().map(PythonToken::text).collect(Collectors.joining(" ")));
  }

  /** An assert or print alone; a line that does anything besides is neither. */
  private static boolean onlyTells(PythonLine line) {
    return (line.startsWith("assert") || line.startsWith("print"))
        && line.tokens().stream().noneMatch(token -> token.is(";") || token.is(":="));
  }

  private static Set<String> withContents(List<PythonLine> lines) {
    Set<String> values = python(lines.stream());
    Set<String> contents =
        values.stream()
            .filter(value -> value.startsWith("'"))
            .map(value -> value.substring(1, value.length() - 1))
            .flatMap(content -> python(PythonScanner.scan(content).stream()).stream())
            .collect(Collectors.toSet());
    contents.addAll(values);
    return contents;
  }

  private static Set<String> python(Stream<PythonLine> lines) {
    return lines.map(PythonLine::tokens).flatMap(Literals::python).collect(Collectors.toSet());
  }

  /** Strings that follow each other are one string too. */
  private static Stream<String> python(List<PythonToken> tokens) {
    List<String> values = new ArrayList<>();
    StringBuilder joined = new StringBuilder();
    for (PythonToken token : tokens) {
      switch (token.kind()) {
        case NUMBER -> values.add(number(token.text()));
        case STRING -> {
          String string = string(token.text());
          values.add(string);
          joined.append(string, 1, string.length() - 1);
        }
        case NAME, KEYWORD, OPERATOR -> {}
      }
      if (!token.isString() && !joined.isEmpty()) {
        values.add("'" + joined + "'");
        joined.setLength(0);
      }
    }
    if (!joined.isEmpty()) {
      values.add("'" + joined + "'");
    }
    return values.stream();
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
    if (plain.length() > NUMBER_CHARS_MAX) {
      return plain;
    }
    try {
      return (plain.matches("0[xbo].*")
              ? new BigDecimal(new BigInteger(plain.substring(2), radix(plain.charAt(1))))
              : new BigDecimal(plain.replaceAll("[lfdj]$", "")))
          .stripTrailingZeros()
          .toString();
    } catch (NumberFormatException other) {
      return plain;
    }
  }

  private static int radix(char letter) {
    return switch (letter) {
      case 'x' -> 16;
      case 'o' -> 8;
      default -> 2;
    };
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
