package dev.weavergen.activities.sandbox.jvm.child;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** The first and the last lines of a trace, and where the program is. */
public final class TraceNotes {
  public static final int HEAD_LINES = 24;
  public static final int TAIL_LINES = 24;

  /** Between two sendings of them, while the call goes on. */
  static final long PAUSE_MILLIS_MAX = 16;

  /** Cut again, with a sign that it was, by whoever shows it. */
  private static final int LINE_CHARS_MAX = 161;

  private final List<String> head = new ArrayList<>();
  private final Deque<String> tail = new ArrayDeque<>();
  private long made;
  private long steps;
  private int line;

  /** One more line without line feeds, or one more in place of the oldest of the last ones. */
  synchronized void add(String text) {
    String bounded = text.substring(0, Math.min(text.length(), LINE_CHARS_MAX)).replace('\n', ' ');
    made++;
    if (head.size() < HEAD_LINES) {
      head.add(bounded);
      return;
    }
    if (tail.size() == TAIL_LINES) {
      tail.removeFirst();
    }
    tail.addLast(bounded);
  }

  /** A source line begins to run. */
  synchronized void at(int number) {
    steps++;
    line = number;
  }

  /** Numbers of lines made, steps, and the line that runs; then the lines, each on its own. */
  synchronized String text() {
    StringBuilder text = new StringBuilder();
    text.append(made).append(' ').append(steps).append(' ').append(line);
    head.forEach(each -> text.append('\n').append(each));
    tail.forEach(each -> text.append('\n').append(each));
    return text.toString();
  }
}
