package dev.weavergen.domain.intent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads examples written as tests: {@code assert f(1) == 2}, {@code assertEquals(2, f(1))}, {@code
 * assertThat(f(1)).isEqualTo(2)}.
 */
final class Assertions {
  private static final Pattern START =
      Pattern.compile("\\bassert(?=[ (\\\\])|\\bassert[A-Z]\\w{1,40}+\\(");

  /** Places looked at in one text; nobody writes more, and each costs up to a screen of reading. */
  private static final int ATTEMPTS_MAX = 500;

  private final ReadableText text;
  private final Task task;
  private final List<FoundExample> found = new ArrayList<>();

  Assertions(ReadableText text, Task task) {
    this.text = text;
    this.task = task;
  }

  /** The examples; what was read as a test is blank afterwards. */
  List<FoundExample> read() {
    String all = text.text();
    Matcher start = START.matcher(all);
    int at = 0;
    for (int n = 0; n < ATTEMPTS_MAX && start.find(at); n++) {
      boolean statement = start.end() - start.start() == "assert".length();
      int from = start.start() + (statement ? "assert".length() : 0);
      Optional<Expression> expression = task.condition(all, from);
      boolean read =
          expression.isPresent()
              && endsCleanly(all, expression.get().end())
              && (statement
                  ? holds(start.start(), all, expression.get())
                  : compares(start.start(), all, expression.get()));
      if (read) {
        text.blank(start.start(), expression.get().end());
      }
      at = read ? expression.get().end() : start.end();
    }
    return found;
  }

  /** Behind a test stands nothing, a message, or the end of its sentence. */
  private static boolean endsCleanly(String all, int end) {
    String rest = all.substring(end, Math.min(all.length(), end + 40)).stripLeading();
    int newline = all.substring(end, Math.min(all.length(), end + 40)).indexOf('\n');
    boolean lineEnds = newline >= 0 && all.substring(end, end + newline).isBlank();
    return rest.isEmpty() || lineEnds || ",;#.)\"'".indexOf(rest.charAt(0)) >= 0;
  }

  private boolean holds(int position, String all, Expression condition) {
    found.addAll(task.conditions(all).holding(position, condition));
    return true;
  }

  private boolean compares(int position, String all, Expression test) {
    int close = test.closing(1);
    List<Expression> arguments = test.part(2, Math.min(close, test.tokens().size())).split(",");
    Expression first = arguments.getFirst();
    if (first.isEmpty()) {
      return false;
    }
    Pairing pairing = task.pairing(all);
    String name = test.tokens().getFirst().text();
    Optional<FoundExample> example =
        switch (name) {
          case "assertTrue" -> truth(position, all, first, "True");
          case "assertFalse" -> truth(position, all, first, "False");
          case "assertNull", "assertIsNone" -> pairing.pair(position, first, constant("None"));
          case "assertThat" -> fluent(position, pairing, first, test, close);
          case "assertEquals",
              "assertEqual",
              "assertArrayEquals",
              "assertIterableEquals",
              "assertListEqual",
              "assertDictEqual",
              "assertTupleEqual",
              "assertSetEqual",
              "assertIs" ->
              equal(position, all, arguments);
          default -> Optional.empty();
        };
    example.ifPresent(found::add);
    return true;
  }

  private Optional<FoundExample> truth(
      int position, String all, Expression condition, String value) {
    if (value.equals("True") && task.language() == Language.PYTHON) {
      List<FoundExample> examples = task.conditions(all).holding(position, condition);
      return examples.size() == 1 ? Optional.of(examples.getFirst()) : Optional.empty();
    }
    return task.pairing(all).pair(position, condition, constant(value));
  }

  /** {@code (expected, actual, message)}, or with the message first, or with a tolerance last. */
  private Optional<FoundExample> equal(int position, String all, List<Expression> arguments) {
    List<Expression> given = new ArrayList<>(arguments);
    given.removeIf(Expression::isEmpty);
    if (given.size() == 3) {
      boolean messageFirst = isString(given.getFirst()) && given.get(2).calls(task.entryPoint());
      boolean messageLast = isString(given.get(2));
      if (!messageFirst && !messageLast) {
        return Optional.empty();
      }
      given.remove(messageFirst ? 0 : 2);
    }
    return given.size() == 2
        ? task.conditions(all).equal(position, given.getFirst(), given.getLast())
        : Optional.empty();
  }

  private static boolean isString(Expression expression) {
    return expression.tokens().size() == 1
        && expression.tokens().getFirst().kind() == Token.Kind.STRING;
  }

  private Optional<FoundExample> fluent(
      int position, Pairing pairing, Expression call, Expression test, int close) {
    if (!test.isAt(close + 1, ".") || close + 3 >= test.tokens().size()) {
      return Optional.empty();
    }
    boolean last = test.closing(close + 3) == test.tokens().size() - 1;
    if (!last) {
      return Optional.empty();
    }
    Expression value = test.part(close + 4, test.tokens().size() - 1);
    return switch (test.tokens().get(close + 2).text()) {
      case "isEqualTo" -> pairing.pair(position, call, value);
      case "isTrue" -> pairing.pair(position, call, constant("True"));
      case "isFalse" -> pairing.pair(position, call, constant("False"));
      case "isNull" -> pairing.pair(position, call, constant("None"));
      default -> Optional.empty();
    };
  }

  private String constant(String name) {
    return Vocabulary.spelled(task.language(), name);
  }
}
