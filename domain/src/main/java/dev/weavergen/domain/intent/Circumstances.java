package dev.weavergen.domain.intent;

import dev.weavergen.domain.Limits;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads examples that are sentences about given arguments: "For lst = [1, 2, 3] the output should
 * be 6", or an assignment with "return …" below it.
 */
final class Circumstances {
  private static final Pattern TRIGGER =
      Pattern.compile(
          "(?<!\\w)(?:for|if|when|given|with|where)\\b(?: an?)?(?: the)?(?: input| argument| arguments)?(?: of)? ++"
              + "|^[ \\t]*+(?=\\w+ ?=)",
          Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
  private static final Pattern RESULT =
      Pattern.compile(
          "(?:\\b(?:output|result|answer|returned value|return value|function|method|program|it)\\b"
              + "(?: (?:of the function|value))?"
              + "(?: (?:should|must|will|would|shall))? (?:be equal to|be|is|are|equals?|returns?|gives?|yields?|outputs?|produces?)"
              + "|(?:^|,|;|\\bthen|\\bshould|\\bmust)\\s*+(?:we |you )?(?:should |must )?returns?\\b(?: =)?"
              + "|^\\s*+(?:={1,2}>|-{1,2}>|[→➞⇒]))\\s*+:?\\s*+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern LINK =
      Pattern.compile("[\\s,:]*+(?:then\\s++)?(?:(?:the|your|this|our)\\s++)?");

  /** Places looked at in one text; nobody writes more, and each costs up to a screen of reading. */
  private static final int ATTEMPTS_MAX = 2_000;

  private static final int LINES_MAX = 5;
  private static final int SENTENCE_CHARS_MAX = 400;

  private final String text;
  private final Task task;
  private final Bindings bindings;

  Circumstances(ReadableText text, Task task) {
    this.text = text.text();
    this.task = task;
    this.bindings = new Bindings(this.text, task);
  }

  List<FoundExample> read() {
    List<FoundExample> found = new ArrayList<>();
    if (task.parameters().isEmpty()) {
      return found;
    }
    Matcher trigger = TRIGGER.matcher(text);
    int at = 0;
    for (int n = 0; n < ATTEMPTS_MAX && at <= text.length() && trigger.find(at); n++) {
      Optional<Sentence> sentence = sentence(trigger.end(), trigger.group().isBlank());
      sentence
          .flatMap(read -> bindings.pair(trigger.start(), read.call(), read.value()))
          .ifPresent(found::add);
      at =
          sentence
              .map(read -> read.value().end())
              .orElse(Math.max(trigger.end(), trigger.start() + 1));
    }
    return found;
  }

  private record Sentence(Bindings.BoundCall call, Expression value) {}

  private Optional<Sentence> sentence(int from, boolean lineStart) {
    int limit = Math.min(text.length(), from + Limits.EXAMPLE_CHARS_MAX);
    Optional<Sentence> named =
        named(from, limit)
            .flatMap(call -> value(call.end(), lineStart).map(value -> new Sentence(call, value)));
    if (named.isPresent() || lineStart) {
      return named;
    }
    return bindings
        .listed(from, limit)
        .flatMap(call -> valueBeside(call.end()).map(value -> new Sentence(call, value)));
  }

  /** Arguments without names are only recognised by the result right behind them. */
  private Optional<Expression> valueBeside(int from) {
    int end = lineEnd(from);
    Matcher link = LINK.matcher(text).region(from, end);
    return link.lookingAt()
        ? resultWithin(from, end).filter(result -> result.start() <= link.end()).map(Result::value)
        : Optional.empty();
  }

  /** Even the sole parameter must be called by its name: "for i = 2" may speak of an index. */
  private Optional<Bindings.BoundCall> named(int from, int limit) {
    boolean parameter = task.parameters().stream().anyMatch(p -> isNamedAt(p.name(), from));
    return parameter ? bindings.named(from, limit) : Optional.empty();
  }

  private boolean isNamedAt(String name, int at) {
    int end = at + name.length();
    return text.startsWith(name, at)
        && end < text.length()
        && !Character.isUnicodeIdentifierPart(text.charAt(end));
  }

  private Optional<Expression> value(int from, boolean lineStart) {
    int end = lineEnd(from);
    Optional<Expression> sameLine = resultWithin(from, end).map(Result::value);
    boolean lineIsRead = !text.substring(from, end).isBlank() && !lineStart;
    if (sameLine.isPresent() || (lineIsRead && !text.substring(from, end).strip().equals(","))) {
      return sameLine;
    }
    int at = end + 1;
    for (int n = 0; n < LINES_MAX && at < text.length(); n++) {
      int stop = lineEnd(at);
      if (text.substring(at, stop).isBlank()) {
        return Optional.empty();
      }
      Optional<Expression> below = resultWithin(at, stop).map(Result::value);
      if (below.isPresent()) {
        return below;
      }
      at = stop + 1;
    }
    return Optional.empty();
  }

  private record Result(int start, Expression value) {}

  private Optional<Result> resultWithin(int from, int end) {
    Matcher result = RESULT.matcher(text);
    result.region(from, Math.min(end, from + SENTENCE_CHARS_MAX));
    while (result.find()) {
      if (text.substring(from, result.start()).contains(". ")) {
        return Optional.empty();
      }
      Optional<Expression> value =
          task.value(text, result.end()).filter(v -> ValueEnd.endsClause(text, v.end()));
      if (value.isPresent()) {
        return Optional.of(new Result(result.start(), value.get()));
      }
    }
    return Optional.empty();
  }

  private int lineEnd(int from) {
    int newline = text.indexOf('\n', Math.min(from, text.length()));
    return newline < 0 ? text.length() : newline;
  }
}
