package dev.weavergen.domain.intent;

import dev.weavergen.domain.Limits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads examples written as a session of Python's shell: {@code >>> f(1)} with the value on the
 * lines below.
 *
 * <p>Variables set in the session are put into the calls that use them. A variable that holds
 * something mutable is used once only, because the first call may have changed it. A call without a
 * value below it is no example: by the rules of doctest it returns None, by those of people the
 * value was forgotten.
 */
final class Doctests {
  private static final String PROMPT = ">>>";
  private static final String CONTINUATION = "...";
  private static final int LINES_MAX = 64;

  /** Places looked at in one text; nobody writes more, and each costs up to a screen of reading. */
  private static final int ATTEMPTS_MAX = 500;

  private final ReadableText text;
  private final Task task;
  private final List<FoundExample> found = new ArrayList<>();
  private final Map<String, String> variables = new HashMap<>();

  Doctests(ReadableText text, Task task) {
    this.text = text;
    this.task = task;
  }

  /** The examples; what was read as a session is blank afterwards. */
  List<FoundExample> read() {
    String lines = text.text();
    int at = lines.indexOf(PROMPT);
    int attempts = 0;
    while (at >= 0 && attempts < ATTEMPTS_MAX) {
      if (opensLine(lines, at)) {
        attempts++;
        at = statement(lines, at);
      } else {
        at += PROMPT.length();
      }
      at = lines.indexOf(PROMPT, at);
    }
    return found;
  }

  private static boolean opensLine(String lines, int at) {
    int start = lines.lastIndexOf('\n', at - 1) + 1;
    String before = lines.substring(start, at).strip();
    return before.length() <= 12 && before.chars().noneMatch(c -> c == '>');
  }

  /** Reads one statement with the output below it and returns the offset behind both. */
  private int statement(String lines, int prompt) {
    StringBuilder statement = new StringBuilder();
    int at = prompt + PROMPT.length();
    int end = lineEnd(lines, at);
    statement.append(lines, at, end).append('\n');
    for (int n = 0; n < LINES_MAX && lineAt(lines, end + 1).startsWith(CONTINUATION); n++) {
      at = end + 1;
      end = lineEnd(lines, at);
      int from = lines.indexOf(CONTINUATION, at) + CONTINUATION.length();
      statement.append(lines, from, end).append('\n');
    }
    text.blank(prompt, prompt + PROMPT.length());
    return statement.indexOf("+SKIP") >= 0
        ? end
        : evaluate(lines, prompt, end, statement.toString());
  }

  private int evaluate(String lines, int prompt, int end, String statement) {
    if (assign(statement)) {
      text.blank(prompt, end);
      return end;
    }
    String whole = substituted(statement);
    Optional<Expression> expression = task.condition(whole, 0).filter(e -> endsAt(whole, e.end()));
    if (expression.isEmpty()) {
      return end;
    }
    List<String> output = output(lines, end);
    int outputEnd = end;
    for (int i = 0; i < output.size(); i++) {
      outputEnd = lineEnd(lines, outputEnd + 1);
    }
    examples(prompt, whole, expression.get(), output);
    text.blank(prompt, outputEnd);
    return outputEnd;
  }

  private void examples(int at, String statement, Expression shown, List<String> output) {
    if (output.isEmpty()) {
      if (shown.hasOutermost("==")) {
        found.addAll(task.conditions(statement).holding(at, shown));
      }
      return;
    }
    if (shown.isAt(0, "print")) {
      printed(at, statement, shown, output);
      return;
    }
    if (output.getFirst().equals("True") && shown.hasOutermost("==")) {
      found.addAll(task.conditions(statement).holding(at, shown));
      return;
    }
    value(output).ifPresent(value -> pairAcross(at, statement, shown, value));
  }

  private void printed(int at, String statement, Expression shown, List<String> output) {
    Expression inner = shown.part(2, Math.max(2, shown.tokens().size() - 1));
    if (output.size() == 1 && !inner.isEmpty() && !inner.hasOutermost(",")) {
      task.pairing(statement).pairPrinted(at, inner, output.getFirst()).ifPresent(found::add);
    }
  }

  /** The call and the value come from two texts, so they are joined into one first. */
  private void pairAcross(int at, String statement, Expression call, String value) {
    String joined = statement + value;
    Optional<Expression> expected =
        task.condition(value, 0).filter(e -> endsAt(value, e.end())).map(e -> moved(e, statement));
    expected.flatMap(e -> task.pairing(joined).pair(at, call, e)).ifPresent(found::add);
  }

  private static Expression moved(Expression expression, String behind) {
    int by = behind.length();
    return new Expression(
        expression.tokens().stream()
            .map(t -> new Token(t.kind(), t.text(), t.start() + by, t.end() + by))
            .toList());
  }

  /** The output lines that are the value: all of them, or those before the prose goes on. */
  private Optional<String> value(List<String> output) {
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < output.size(); i++) {
      value.append(output.get(i)).append('\n');
      String soFar = value.toString();
      boolean complete = task.condition(soFar, 0).filter(e -> endsAt(soFar, e.end())).isPresent();
      if (complete) {
        boolean last = i + 1 == output.size() || isProse(output.get(i + 1));
        return last ? Optional.of(soFar) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static boolean isProse(String line) {
    return line.length() > 3
        && Character.isLetter(line.charAt(0))
        && line.indexOf(' ') > 0
        && Character.isLetter(
            line.charAt(line.indexOf(' ') + 1 < line.length() ? line.indexOf(' ') + 1 : 0));
  }

  private List<String> output(String lines, int statementEnd) {
    List<String> output = new ArrayList<>();
    int end = statementEnd;
    while (output.size() < LINES_MAX && end < lines.length()) {
      String line = lineAt(lines, end + 1);
      int quotes = docstringEnd(line, output);
      boolean stops = line.isEmpty() || line.startsWith(PROMPT) || quotes == 0;
      if (stops) {
        return output;
      }
      output.add(quotes > 0 ? line.substring(0, quotes).strip() : line);
      if (quotes > 0) {
        return output;
      }
      end = lineEnd(lines, end + 1);
    }
    return output;
  }

  /** Where the docstring that the session stands in ends on this line, or -1. */
  private static int docstringEnd(String line, List<String> before) {
    if (!before.isEmpty() && before.getFirst().startsWith("\"\"\"")) {
      return -1;
    }
    int end = Math.max(line.lastIndexOf("\"\"\""), line.lastIndexOf("'''"));
    boolean opensValue = end > 0 && line.indexOf("\"\"\"") == 0 && line.length() > 6;
    return opensValue ? -1 : end;
  }

  /** {@code name = value}: remembered for the calls below. */
  private boolean assign(String statement) {
    String stripped = statement.strip();
    int equals = stripped.indexOf('=');
    if (equals <= 0 || !isIdentifier(stripped.substring(0, equals).strip())) {
      return false;
    }
    String value = substituted(stripped.substring(equals + 1).strip());
    boolean whole =
        task.condition(value, 0)
            .filter(e -> endsAt(value, e.end()) && task.vocabulary().isClosed(e))
            .isPresent();
    if (!whole) {
      variables.remove(stripped.substring(0, equals).strip());
      return stripped.charAt(Math.min(equals + 1, stripped.length() - 1)) != '=';
    }
    int end = task.condition(value, 0).orElseThrow().end();
    variables.put(stripped.substring(0, equals).strip(), value.substring(0, end));
    return true;
  }

  private static boolean isIdentifier(String name) {
    return !name.isEmpty()
        && Character.isUnicodeIdentifierStart(name.charAt(0))
        && name.chars().allMatch(Character::isUnicodeIdentifierPart);
  }

  private String substituted(String statement) {
    if (variables.isEmpty()) {
      return statement;
    }
    Optional<Expression> expression = task.condition(statement, 0);
    if (expression.isEmpty()) {
      return statement;
    }
    StringBuilder all = new StringBuilder();
    int copied = 0;
    List<Token> tokens = expression.get().tokens();
    for (int i = 0; i < tokens.size(); i++) {
      String value = expression.get().isReference(i) ? variables.get(tokens.get(i).text()) : null;
      if (value != null && all.length() < Limits.EXAMPLE_CHARS_MAX) {
        all.append(statement, copied, tokens.get(i).start()).append(value);
        copied = tokens.get(i).end();
        useUp(tokens.get(i).text(), value);
      }
    }
    return all.append(statement, copied, statement.length()).toString();
  }

  private void useUp(String name, String value) {
    boolean constant = value.chars().noneMatch(c -> c == '[' || c == '{' || c == '(');
    if (!constant) {
      variables.remove(name);
    }
  }

  private static boolean endsAt(String statement, int end) {
    String rest = statement.substring(end).strip();
    return rest.isEmpty() || rest.startsWith("#") || rest.equals(";");
  }

  private static String lineAt(String lines, int start) {
    return start >= lines.length() ? "" : lines.substring(start, lineEnd(lines, start)).strip();
  }

  private static int lineEnd(String lines, int from) {
    int newline = lines.indexOf('\n', Math.min(from, lines.length()));
    return newline < 0 ? lines.length() : newline;
  }
}
