package dev.weavergen.activities.evidence.tests;

import dev.weavergen.domain.intent.Language;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Brings an assert into the plainest form that says the same: no message, no test case's {@code
 * self}. What cannot be code, such as a sentence that begins with the word, is no assert.
 */
final class AssertForm {
  private static final Set<String> PYTHON_WORDS =
      Set.of("assert", "not", "in", "is", "and", "or", "if", "else", "for", "lambda");
  private static final Set<String> JAVA_WORDS = Set.of("assert", "new", "instanceof", "return");

  private AssertForm() {}

  static Optional<CodeStatement> plain(CodeStatement statement, Language language) {
    CodeStatement ended = withoutPeriod(statement);
    if (!isCode(ended, language)) {
      return Optional.empty();
    }
    if (language == Language.JAVA) {
      return Optional.of(ended);
    }
    return ended.isAt(0, "assert") ? withoutMessage(ended) : unittest(ended);
  }

  /** The period of a sentence that ends with an assert. */
  private static CodeStatement withoutPeriod(CodeStatement statement) {
    int last = statement.tokens().size() - 1;
    return statement.isAt(last, ".") || statement.isAt(last, ",")
        ? statement.part(0, last)
        : statement;
  }

  /** No two words follow each other, unless the language joins them, and no operator ends it. */
  private static boolean isCode(CodeStatement statement, Language language) {
    List<CodeToken> tokens = statement.tokens();
    Set<String> joining = language == Language.JAVA ? JAVA_WORDS : PYTHON_WORDS;
    boolean ends =
        !tokens.isEmpty()
            && (tokens.getLast().kind() != CodeToken.Kind.MARK
                || List.of(")", "]", "}").contains(tokens.getLast().text()));
    return ends
        && IntStream.range(1, tokens.size())
            .allMatch(i -> mayFollow(tokens.get(i - 1), tokens.get(i), joining, language));
  }

  private static boolean mayFollow(
      CodeToken left, CodeToken right, Set<String> joining, Language language) {
    boolean operandLeft = left.isWord() || (language == Language.PYTHON && closes(left));
    boolean word = right.isWord() || (right.kind() == CodeToken.Kind.STRING && left.isWord());
    return !operandLeft || !word || joining.contains(left.text()) || joining.contains(right.text());
  }

  private static boolean closes(CodeToken token) {
    return token.is(")") || token.is("]") || token.is("}");
  }

  private static Optional<CodeStatement> withoutMessage(CodeStatement statement) {
    CodeStatement condition = statement.split().getFirst();
    return condition.tokens().size() > 1 ? Optional.of(condition) : Optional.empty();
  }

  /** The assert that a method of Python's {@code unittest} stands for; none for rarer ones. */
  private static Optional<CodeStatement> unittest(CodeStatement statement) {
    int open =
        IntStream.range(0, statement.tokens().size())
            .filter(i -> statement.isAt(i, "("))
            .findFirst()
            .orElse(0);
    if (open == 0 || statement.closing(open) != statement.tokens().size() - 1) {
      return Optional.empty();
    }
    List<CodeStatement> arguments = statement.part(open + 1, statement.tokens().size() - 1).split();
    return switch (statement.tokens().get(open - 1).text()) {
      case "assertEqual",
          "assertEquals",
          "assertListEqual",
          "assertTupleEqual",
          "assertDictEqual",
          "assertSetEqual",
          "assertSequenceEqual",
          "assertMultiLineEqual" ->
          two(arguments, " == ");
      case "assertNotEqual" -> two(arguments, " != ");
      case "assertIs" -> two(arguments, " is ");
      case "assertTrue" -> one(arguments, "assert ", "");
      case "assertFalse" -> one(arguments, "assert not (", ")");
      case "assertIsNone" -> one(arguments, "assert ", " is None");
      case "assertIsNotNone" -> one(arguments, "assert ", " is not None");
      case "assertAlmostEqual" -> near(arguments);
      default -> Optional.empty();
    };
  }

  private static Optional<CodeStatement> two(List<CodeStatement> arguments, String relation) {
    return arguments.size() < 2
        ? Optional.empty()
        : read("assert " + arguments.getFirst().text() + relation + arguments.get(1).text());
  }

  private static Optional<CodeStatement> one(
      List<CodeStatement> arguments, String before, String after) {
    return read(before + arguments.getFirst().text() + after);
  }

  /** Seven places after the point, as {@code unittest} has it, unless the test says otherwise. */
  private static Optional<CodeStatement> near(List<CodeStatement> arguments) {
    if (arguments.size() < 2) {
      return Optional.empty();
    }
    String first = arguments.getFirst().text();
    String second = arguments.get(1).text();
    return read("assert abs(" + first + " - (" + second + ")) < 1e-7");
  }

  private static Optional<CodeStatement> read(String python) {
    return StatementReader.read(python, 0, Language.PYTHON).statement();
  }
}
