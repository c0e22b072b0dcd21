package dev.weavergen.activities.evidence.tests;

import dev.weavergen.domain.intent.Example;
import dev.weavergen.domain.intent.Language;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Takes out of a hidden test what its task's examples show already: asserts of the same call with
 * the same value. A candidate that passes an example passes those too, so labels that count them
 * say in part what the evidence said, and a prediction built on it looks better than it is.
 *
 * <p>An assert is read as its call and its value from {@code call == value}, either way round,
 * {@code call}, {@code not call} and {@code abs(call - value) < tolerance}. Whatever else it may be
 * stays, unless an example that was given as an assert reads the same.
 */
public final class RepeatedExamples {
  private static final Pattern CHECKED = Pattern.compile("\\bdef check\\((\\w{1,60})\\)");
  private static final Pattern CHECKS = Pattern.compile("\\b(?:assert\\w*|raise|throw)\\b");
  private static final Pattern NUMBER = Pattern.compile("\\d{1,30}(?:\\.\\d{1,30})?");
  private static final Set<String> JOINING = Set.of("and", "or", "if", "&&", "||", "?");

  /** In place of an assert: the block that it stood in may hold nothing else. */
  private static final String NOTHING = "pass";

  private final Language language;
  private final String entryPoint;
  private final Set<String> shown = new HashSet<>();

  /**
   * @param examples of the task
   * @param written the examples as the benchmark gives them, such as asserts
   */
  public RepeatedExamples(
      Language language, String entryPoint, List<Example> examples, List<String> written) {
    this.language = language;
    this.entryPoint = entryPoint;
    examples.forEach(example -> shown.addAll(forms(example)));
    written.forEach(
        text -> asserted(text).flatMap(this::plain).ifPresent(said -> shown.addAll(forms(said))));
  }

  /** The test without them; empty when nothing is left that checks anything. */
  public Optional<String> removedFrom(String test) {
    Matcher checked = CHECKED.matcher(test);
    String candidate = checked.find() ? checked.group(1) : entryPoint;
    StringBuilder left = new StringBuilder();
    int kept = 0;
    for (int at = 0; at < test.length(); ) {
      StatementReader.Found found = read(test, at);
      if (found.statement().filter(statement -> repeats(statement, candidate)).isPresent()) {
        int start = test.indexOf("assert", at);
        left.append(test, kept, start).append(language == Language.PYTHON ? NOTHING : "");
        kept = found.end();
      }
      at = Math.max(found.end(), at) + 1;
    }
    left.append(test, kept, test.length());
    return CHECKS.matcher(left).find() ? Optional.of(left.toString()) : Optional.empty();
  }

  private boolean repeats(CodeStatement statement, String candidate) {
    return statement.isAt(0, "assert")
        && plain(named(statement, candidate))
            .filter(plain -> forms(plain).stream().anyMatch(shown::contains))
            .isPresent();
  }

  private StatementReader.Found read(String text, int from) {
    return StatementReader.read(text, from, language);
  }

  /** An example may be given with the word {@code assert} before it or without. */
  private Optional<CodeStatement> asserted(String text) {
    String bare = text.strip();
    return read(bare.startsWith("assert") ? bare : "assert " + bare, 0).statement();
  }

  private Optional<CodeStatement> plain(CodeStatement statement) {
    return AssertForm.plain(statement, language);
  }

  private CodeStatement named(CodeStatement statement, String candidate) {
    return new CodeStatement(
        statement.tokens().stream()
            .map(token ->
                token.isWord() && token.is(candidate)
                    ? new CodeToken(token.kind(), entryPoint, token.depth(), token.gap())
                    : token)
            .toList());
  }

  private List<String> forms(Example example) {
    Optional<CodeStatement> call = read(example.call(), 0).statement();
    Optional<CodeStatement> value = read(example.expected(), 0).statement();
    return call.isEmpty() || value.isEmpty() ? List.of() : List.of(form(call.get(), value.get()));
  }

  /** As it stands, and as a call with its value. */
  private List<String> forms(CodeStatement asserted) {
    List<String> forms = new ArrayList<>(List.of(asserted.normalised()));
    CodeStatement condition = bare(asserted.part(1, asserted.tokens().size()));
    if (condition.callsOf(entryPoint).size() == 1) {
      compared(condition).ifPresent(forms::add);
    }
    return forms;
  }

  private Optional<String> compared(CodeStatement condition) {
    int last = condition.tokens().size();
    int relation = outside(condition, Set.of("==", "is"));
    if (outside(condition, JOINING) >= 0) {
      return Optional.empty();
    }
    if (relation > 0 && relation < last - 1) {
      CodeStatement left = bare(condition.part(0, relation));
      CodeStatement right = bare(condition.part(relation + 1, last));
      return isCall(left)
          ? Optional.of(form(left, right))
          : Optional.of(form(right, left)).filter(_ -> isCall(right));
    }
    if (condition.isAt(0, "not") || condition.isAt(0, "!")) {
      return truth(bare(condition.part(1, last)), false);
    }
    return condition.isAt(0, "abs") ? near(condition) : truth(condition, true);
  }

  private Optional<String> truth(CodeStatement call, boolean value) {
    String word = language == Language.PYTHON ? (value ? "True" : "False") : String.valueOf(value);
    return isCall(call)
        ? read(word, 0).statement().map(expected -> form(call, expected))
        : Optional.empty();
  }

  /** {@code abs(call - value) < tolerance}. */
  private Optional<String> near(CodeStatement condition) {
    int end = condition.isAt(1, "(") ? condition.closing(1) : 0;
    if (end < 2 || !(condition.isAt(end + 1, "<") || condition.isAt(end + 1, "<="))) {
      return Optional.empty();
    }
    CodeStatement difference = condition.part(2, end);
    int minus = outside(difference, Set.of("-"));
    if (minus < 1 || minus >= difference.tokens().size() - 1) {
      return Optional.empty();
    }
    CodeStatement call = bare(difference.part(0, minus));
    CodeStatement value = bare(difference.part(minus + 1, difference.tokens().size()));
    return isCall(call) ? Optional.of(form(call, value)) : Optional.empty();
  }

  /** The place of the first of these words that stands in no bracket; −1 without one. */
  private static int outside(CodeStatement statement, Set<String> words) {
    int depth = statement.tokens().isEmpty() ? 0 : statement.tokens().getFirst().depth();
    return IntStream.range(0, statement.tokens().size())
        .filter(i -> statement.tokens().get(i).depth() == depth)
        .filter(i -> words.stream().anyMatch(word -> statement.isAt(i, word)))
        .findFirst()
        .orElse(-1);
  }

  private boolean isCall(CodeStatement statement) {
    return statement.isAt(0, entryPoint)
        && statement.isAt(1, "(")
        && statement.closing(1) == statement.tokens().size() - 1;
  }

  /** Without brackets around the whole; those of a tuple have a comma in them. */
  private static CodeStatement bare(CodeStatement statement) {
    CodeStatement inner = statement;
    while (inner.tokens().size() > 2
        && inner.isAt(0, "(")
        && inner.closing(0) == inner.tokens().size() - 1
        && inner.part(1, inner.tokens().size() - 1).split().size() == 1) {
      inner = inner.part(1, inner.tokens().size() - 1);
    }
    return inner;
  }

  private static String form(CodeStatement call, CodeStatement value) {
    StringBuilder form = new StringBuilder(call.normalised()).append('\n');
    bare(value).tokens().forEach(token -> form.append(valued(token)).append('\u0001'));
    return form.toString();
  }

  /** A number however it is written. */
  private static String valued(CodeToken token) {
    return NUMBER.matcher(token.text()).matches()
        ? new BigDecimal(token.text()).stripTrailingZeros().toPlainString()
        : token.normalised();
  }
}
