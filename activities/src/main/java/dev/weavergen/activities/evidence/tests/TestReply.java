package dev.weavergen.activities.evidence.tests;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.intent.Language;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes a model's reply apart into asserts that stand alone, each in one line and each calling the
 * entry point: fenced or not, between words, in test functions and test classes, several in a line.
 *
 * <p>A test file is seldom taken as a whole: one wrong import or one helper that is missing would
 * cost all of its asserts. Those that two lines of a reply have in common count once; those that
 * contradict each other are all kept, since that tells about their author.
 */
public final class TestReply {
  /** One assert, in characters. */
  static final int TEST_CHARS_MAX = 1_000;

  /** All asserts of one reply together, in characters: they travel in one payload. */
  static final int REPLY_TESTS_CHARS_MAX = 64 * 1024;

  private static final Pattern ASSERT =
      Pattern.compile(
          "(?<![\\w.])(?:(?:self|Assertions?|Assert)\\.)?assert(?:[A-Z]\\w{1,40}(?=\\()|(?=[ (]))");

  /** What an assert may follow in its line: list marks, prompts, the head of a block. */
  private static final String LEADS = "`{}:;>*+-|";

  /** The mark of a numbered list or of an annotation. */
  private static final Pattern NUMBERED = Pattern.compile("\\s*(?:\\d{1,3}[.)]|@Test)");

  private static final int NUMBERED_CHARS = 12;

  private static final Pattern PYTHON_VALUE =
      Pattern.compile("\\s{0,40}([A-Za-z_]\\w{0,60})\\s?(?::[^=\\n]{1,80})?=(?!=)\\s?");
  private static final Pattern JAVA_VALUE =
      Pattern.compile(
          "\\s{0,40}(?:final )?([A-Z\\w][\\w.<>\\[\\], ?]{0,80}) (\\w{1,60})\\s?=(?!=)\\s?");
  private static final Pattern CHANGED =
      Pattern.compile("\\s{0,40}(\\w{1,60})(?:\\.|\\[|[-+*/|&]=)");
  private static final Pattern LOOP = Pattern.compile("\\bfor\\b([^:\\n]{1,120}?)(?:\\bin\\b|:)");
  private static final Pattern CHECKED =
      Pattern.compile("\\s{0,40}def (check|test\\w{0,60})\\((\\w{1,60})\\)");
  private static final Pattern WORD = Pattern.compile("[A-Za-z_]\\w*");

  private final String text;
  private final Language language;
  private final String entryPoint;
  private final Bindings bindings = new Bindings(TEST_CHARS_MAX);
  private final Map<String, String> tests = new LinkedHashMap<>();
  private Optional<String> candidateName = Optional.empty();
  private int chars;

  private TestReply(String text, Language language, String entryPoint) {
    this.text = text;
    this.language = language;
    this.entryPoint = entryPoint;
  }

  /** The asserts in the reply's order; at most {@link Limits#GENERATED_TESTS_MAX}. */
  public static List<String> read(String reply, Language language, String entryPoint) {
    TestReply reading =
        new TestReply(reply.replace("\r\n", "\n").replace('\r', '\n'), language, entryPoint);
    int at = 0;
    while (at < reading.text.length() && !reading.isFull()) {
      at = reading.line(at);
    }
    return List.copyOf(reading.tests.values());
  }

  private boolean isFull() {
    return tests.size() >= Limits.GENERATED_TESTS_MAX || chars >= REPLY_TESTS_CHARS_MAX;
  }

  /** Reads a line, or the statement that begins in it; where to go on. */
  private int line(int from) {
    int newline = text.indexOf('\n', from);
    int end = newline < 0 ? text.length() : newline;
    Matcher found = ASSERT.matcher(text).region(from, end).useTransparentBounds(true);
    while (found.find()) {
      if (isLead(from, found.start())) {
        return asserted(found.start());
      }
    }
    return other(from, end);
  }

  private boolean isLead(int from, int to) {
    int end = to;
    while (end > from && " \t".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return end == from
        || LEADS.indexOf(text.charAt(end - 1)) >= 0
        || NUMBERED.matcher(text).region(Math.max(from, end - NUMBERED_CHARS), end).matches();
  }

  private int asserted(int from) {
    StatementReader.Found found = StatementReader.read(text, from, language);
    found
        .statement()
        .flatMap(bindings::filled)
        .map(this::named)
        .flatMap(statement -> AssertForm.plain(statement, language))
        .filter(statement -> statement.calls(entryPoint))
        .ifPresent(this::keep);
    return Math.max(found.end(), from + 1);
  }

  private void keep(CodeStatement statement) {
    String test = statement.text() + (language == Language.JAVA ? ";" : "");
    if (test.length() <= TEST_CHARS_MAX
        && tests.putIfAbsent(statement.normalised(), test) == null) {
      chars += test.length();
    }
  }

  /** With the entry point's own name where a harness calls it otherwise. */
  private CodeStatement named(CodeStatement statement) {
    List<CodeToken> tokens = new ArrayList<>();
    for (CodeToken token : statement.tokens()) {
      boolean stands = token.isWord() && candidateName.filter(token.text()::equals).isPresent();
      tokens.add(
          stands ? new CodeToken(token.kind(), entryPoint, token.depth(), token.gap()) : token);
    }
    return new CodeStatement(tokens);
  }

  private int other(int from, int end) {
    Matcher value = (language == Language.JAVA ? JAVA_VALUE : PYTHON_VALUE).matcher(text);
    if (value.region(from, end).lookingAt()) {
      return value(value);
    }
    Matcher changed = CHANGED.matcher(text).region(from, end);
    if (changed.lookingAt() && bindings.has(changed.group(1))) {
      bindings.hide(changed.group(1));
    }
    Matcher loop = LOOP.matcher(text).region(from, end);
    while (loop.find()) {
      WORD.matcher(loop.group(1)).results().forEach(name -> bindings.hide(name.group()));
    }
    Matcher checked = CHECKED.matcher(text).region(from, end);
    if (checked.lookingAt()) {
      parameter(checked.group(1), checked.group(2));
    }
    return end + 1;
  }

  /** The parameter of a harness' {@code check} is the entry point; of other tests, a value. */
  private void parameter(String function, String name) {
    if (function.equals("check") || name.equals("candidate")) {
      candidateName = Optional.of(name);
    } else if (!name.equals("self")) {
      bindings.hide(name);
    }
  }

  private int value(Matcher matcher) {
    String name = matcher.group(matcher.groupCount());
    String type = language == Language.JAVA ? matcher.group(1).strip() : "";
    StatementReader.Found found = StatementReader.read(text, matcher.end(), language);
    found
        .statement()
        .map(statement -> typed(type, statement))
        .ifPresentOrElse(statement -> bindings.bind(name, statement), () -> bindings.hide(name));
    return Math.max(found.end(), matcher.end());
  }

  /** Java's {@code {1, 2}} is an array only beside its type. */
  private static CodeStatement typed(String type, CodeStatement value) {
    if (!type.endsWith("[]") || !value.isAt(0, "{")) {
      return value;
    }
    List<CodeToken> tokens = new ArrayList<>();
    tokens.add(new CodeToken(CodeToken.Kind.WORD, "new", 0, ""));
    tokens.add(new CodeToken(CodeToken.Kind.WORD, type, 0, " "));
    tokens.addAll(value.tokens());
    return new CodeStatement(tokens);
  }
}
