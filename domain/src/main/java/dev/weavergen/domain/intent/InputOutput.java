package dev.weavergen.domain.intent;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads examples that give an input and an output under these words, as competitive programming
 * sites do.
 */
final class InputOutput {
  private static final Pattern INPUT = label("input");
  private static final Pattern OUTPUT =
      label("(?:expected |correct )?(?:output|result|return value|returns?)|expected");
  private static final int INPUT_CHARS_MAX = 2_000;

  /** Places looked at in one text; nobody writes more, and each costs up to a screen of reading. */
  private static final int ATTEMPTS_MAX = 500;

  private final ReadableText text;
  private final Task task;

  InputOutput(ReadableText text, Task task) {
    this.text = text;
    this.task = task;
  }

  private static Pattern label(String words) {
    return Pattern.compile(
        "(?<![\\w/])\\*{0,2}(?:(?:sample|example|test) )?(?:"
            + words
            + ")(?: ?#?\\d{1,3})?\\*{0,2} ?(?:[:：]|=(?=[^=>]))\\*{0,2}",
        Pattern.CASE_INSENSITIVE);
  }

  List<FoundExample> read() {
    String all = text.text();
    List<FoundExample> found = new ArrayList<>();
    Matcher input = INPUT.matcher(all);
    Matcher output = OUTPUT.matcher(all);
    int at = 0;
    for (int n = 0; n < ATTEMPTS_MAX && input.find(at); n++) {
      at = input.end();
      output.region(at, Math.min(all.length(), at + INPUT_CHARS_MAX));
      if (output.find()) {
        example(all, at, output.start(), output.end()).ifPresent(found::add);
        at = output.start();
      }
    }
    return found;
  }

  private Optional<FoundExample> example(String all, int from, int to, int valueAt) {
    int end = contentEnd(all, from, to);
    Optional<Expression> value = value(all, valueAt).filter(v -> ValueEnd.endsLine(all, v.end()));
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Optional<Expression> call =
        task.value(all, from).filter(c -> c.calls(task.entryPoint()) && c.end() == end);
    if (call.isPresent()) {
      return task.pairing(all).pair(from, call.get(), value.get());
    }
    Bindings bindings = new Bindings(all, task);
    return bindings
        .named(from, end)
        .filter(bound -> bound.end() == end)
        .or(() -> bindings.listed(from, end).filter(bound -> bound.end() == end))
        .flatMap(bound -> bindings.pair(from, bound, value.get()));
  }

  /** The value may begin on the line below its label. */
  private Optional<Expression> value(String all, int from) {
    int at = from;
    if (ValueEnd.restOfLine(all, from).isEmpty()) {
      int newline = all.indexOf('\n', from);
      at = newline < 0 ? all.length() : newline + 1;
    }
    return task.value(all, at);
  }

  /** The input ends before the arrow or comma that leads to the output. */
  private static int contentEnd(String all, int from, int to) {
    int end = to;
    while (end > from && isLink(all.charAt(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isLink(char c) {
    return Character.isWhitespace(c) || ",;|>→➞".indexOf(c) >= 0 || c == '=' || c == '-';
  }
}
