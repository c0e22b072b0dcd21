package dev.weavergen.domain.intent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads examples that name a call and, behind a sign or a verb, its value: {@code f(1) == 2},
 * {@code f(1) ➞ 2}, "f(1) should return 2", {@code f(1) # 2}.
 *
 * <p>A call inside another expression ({@code 2 * f(1) = 4}, {@code g(f(1)) = 4}) says nothing
 * about the entry point, unless what surrounds it is known to every program ({@code sorted(f(1)) ==
 * [1]}), which then belongs to the call.
 */
final class Relations {
  private static final int WRAPPERS_MAX = 4;

  /** Places looked at in one text; nobody writes more, and each costs up to a screen of reading. */
  private static final int ATTEMPTS_MAX = 1_000;

  private static final String FILLER =
      "(?:(?:the |an? )?(?:list|array|string|value|number|integer|tuple|result|boolean|dictionary|set)\\s+)?";
  private static final Pattern SIGN =
      Pattern.compile(
          "\\s*+(?:={1,3}>|-{1,2}>|={1,3}|[→➞⇒⟶➜➔⟹↦≡⟼➡]\\x{FE0F}?)", Pattern.UNICODE_CASE);
  private static final Pattern VERB =
      Pattern.compile(
          "\\s*+,?\\s*+(?:(?:(?:should|must|will|would|shall)\\s++(?:always\\s++)?"
              + "(?:be equal to|evaluate to|result in|return|be|give|yield|output|equal|produce))"
              + "|returns|return|gives|yields|outputs|equals|produces|evaluates to|results in"
              + "|is equal to|is)\\b\\s*+:?\\s*+"
              + FILLER,
          Pattern.CASE_INSENSITIVE);
  private static final Pattern COMMENT =
      Pattern.compile(
          "\\s*+;?\\s*+(#|//)\\s*+(={1,3}>|-{1,2}>|={2}|[→➞⇒]|(?:should\\s++)?returns?\\b:?|(?:expected )?output\\s*+:|result\\s*+:|expected\\s*+:|gives\\b|is\\b)?\\s*+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NEXT_LINE =
      Pattern.compile(
          "[ \\t;]*+\\n\\s*+(?:(?:expected )?output|result|returns?|expected)\\s*+:\\s*+|[ \\t;]*+\\n\\s*+(?:=>|->|→|➞)\\s*+",
          Pattern.CASE_INSENSITIVE);
  private static final Set<String> NOT_BEFORE =
      Set.of("+", "*", "/", "%", "^", "&", "|", "~", "<", "-", "!", "@");

  private final String text;
  private final Task task;
  private final Pairing pairing;
  private final List<FoundExample> found = new ArrayList<>();

  Relations(ReadableText text, Task task) {
    this.text = text.text();
    this.task = task;
    this.pairing = task.pairing(this.text);
  }

  List<FoundExample> read() {
    String entryPoint = task.entryPoint();
    int at = text.indexOf(entryPoint);
    int attempts = 0;
    while (at >= 0 && attempts < ATTEMPTS_MAX) {
      int next = at + entryPoint.length();
      if (isWhole(at, next)) {
        attempts++;
        next = Math.max(next, occurrence(at));
      }
      at = text.indexOf(entryPoint, next);
    }
    return found;
  }

  private boolean isWhole(int start, int end) {
    boolean wordBefore = start > 0 && Character.isUnicodeIdentifierPart(text.charAt(start - 1));
    return !wordBefore
        && end < text.length()
        && (text.charAt(end) == '(' || text.startsWith(" (", end));
  }

  /** Reads the example around the call at the offset and returns the offset behind it. */
  private int occurrence(int at) {
    Optional<Integer> start = start(at);
    if (start.isEmpty()) {
      return at;
    }
    Optional<Expression> call = call(start.get());
    if (call.isEmpty()) {
      return at;
    }
    int end = call.get().end();
    Optional<Value> value = value(end);
    boolean assigned = precededBy(start.get(), "=");
    if (value.isEmpty() || (assigned && !value.get().inComment())) {
      return at;
    }
    pairing.pair(start.get(), call.get(), value.get().expression()).ifPresent(found::add);
    return value.get().expression().end();
  }

  private Optional<Expression> call(int start) {
    String entryPoint = task.entryPoint();
    boolean spaced =
        text.startsWith(entryPoint + " (", start) && text.charAt(start) == entryPoint.charAt(0);
    return spaced
        ? Optional.empty()
        : task.value(text, start).filter(expression -> expression.calls(entryPoint));
  }

  /** Where the expression begins that the entry point is called in; empty when that is no call. */
  private Optional<Integer> start(int at) {
    int start = at;
    for (int n = 0; n < WRAPPERS_MAX && start > 1 && text.charAt(start - 1) == '('; n++) {
      int name = nameStart(start - 1);
      if (name == start - 1) {
        break;
      }
      String wrapper = text.substring(name, start - 1);
      if (!task.vocabulary().knows(wrapper)) {
        return Optional.empty();
      }
      start = name;
    }
    if (start > 0 && text.charAt(start - 1) == '.') {
      int name = nameStart(start - 1);
      if (!task.vocabulary().knows(text.substring(name, start - 1))) {
        return Optional.empty();
      }
      start = name;
    }
    int before = start;
    return NOT_BEFORE.stream().noneMatch(sign -> precededBy(before, sign))
        ? Optional.of(start)
        : Optional.empty();
  }

  private int nameStart(int end) {
    int start = end;
    while (start > 0 && Character.isUnicodeIdentifierPart(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private boolean precededBy(int at, String sign) {
    int before = at;
    while (before > 0 && (text.charAt(before - 1) == ' ' || text.charAt(before - 1) == '\t')) {
      before--;
    }
    return text.startsWith(sign, before - 1);
  }

  private record Value(Expression expression, boolean inComment) {}

  private Optional<Value> value(int callEnd) {
    Matcher comment = at(COMMENT, callEnd);
    if (comment.lookingAt()) {
      boolean division = comment.group(1).equals("//") && task.language() == Language.PYTHON;
      return division && comment.group(2) == null
          ? Optional.empty()
          : valueAt(comment.end())
              .filter(value -> ValueEnd.endsLine(text, value.end()))
              .map(value -> new Value(value, true));
    }
    for (Pattern relation : List.of(SIGN, VERB, NEXT_LINE)) {
      Matcher matcher = at(relation, callEnd);
      if (matcher.lookingAt()) {
        return valueAt(matcher.end())
            .flatMap(value -> lastOfChain(callEnd, value))
            .filter(value -> ValueEnd.endsClause(text, value.end()))
            .map(value -> new Value(value, false));
      }
    }
    return Optional.empty();
  }

  /** {@code 19 - 5 - 6 = 8}: the way to the value, and the value. */
  private Optional<Expression> lastOfChain(int callEnd, Expression value) {
    String rest = ValueEnd.restOfLine(text, value.end());
    boolean chain = rest.startsWith("=") && !rest.startsWith("==") && !rest.startsWith("=>");
    boolean sameLine = text.substring(callEnd, value.start()).indexOf('\n') < 0;
    if (!chain || !sameLine || !isArithmetic(value)) {
      return Optional.of(value);
    }
    return valueAt(text.indexOf('=', value.end()) + 1)
        .filter(last -> last.tokens().size() <= 2 && isArithmetic(last));
  }

  private static boolean isArithmetic(Expression value) {
    return value.tokens().stream()
        .allMatch(t -> t.kind() == Token.Kind.NUMBER || t.kind() == Token.Kind.SYMBOL);
  }

  private Optional<Expression> valueAt(int from) {
    return task.value(text, from);
  }

  private Matcher at(Pattern pattern, int from) {
    Matcher matcher = pattern.matcher(text);
    matcher.region(from, Math.min(text.length(), from + 200));
    return matcher;
  }
}
