package dev.weavergen.activities.sandbox.jvm.child;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Notes what one thread of a program does: calls, the variables that each basic block changed,
 * returns and exceptions. It runs inside the program's calls, so it never throws; what it cannot
 * note at the end of stack or memory is left out.
 */
final class Tracer implements UnaryOperator<@Nullable Object> {
  private static final int INDENT_LEVELS_MAX = 10;
  private static final int NAMES_MAX = 64;

  private final TraceNotes notes = new TraceNotes();
  private final Map<String, List<String>> names = new HashMap<>();
  private @Nullable Thread watched;
  private int depth;

  /** One call of a method. */
  private static final class Visit {
    private final int depth;
    private final Map<String, String> known = new HashMap<>();
    private int line;

    private Visit(int depth) {
      this.depth = depth;
    }
  }

  /** What was noted so far. */
  TraceNotes notes() {
    return notes;
  }

  @Override
  public @Nullable Object apply(@Nullable Object happened) {
    try {
      return happened instanceof Object[] parts && isWatched() ? happens(parts) : null;
    } catch (Throwable _) { // the program goes on without this line
      return null;
    }
  }

  /** The thread that enters a method first; what others do would be mixed up with it. */
  private boolean isWatched() {
    Thread current = Thread.currentThread();
    if (watched == null) {
      watched = current;
    }
    return watched == current;
  }

  private @Nullable Object happens(Object[] parts) {
    String text = (String) parts[2];
    Object[] values = (Object[]) parts[3];
    if (parts[0].equals("ENTERS")) {
      return entered(text, values);
    }
    if (!(parts[1] instanceof Visit visit)) {
      return null;
    }
    depth = visit.depth;
    switch ((String) parts[0]) {
      case "LINE" -> begins(visit, (Integer) parts[4]);
      case "BLOCK" -> close(visit, text, values, "");
      case "RETURNS" -> leave(visit, text, values, "returns " + TraceText.of(parts[4]));
      case "ENDS" -> leave(visit, text, values, "returns");
      case "RAISES" -> close(visit, text, values, "raises " + TraceText.raised(parts[4]));
      default -> throw new IllegalArgumentException();
    }
    return null;
  }

  private Visit entered(String what, Object[] values) {
    int colon = what.indexOf(':');
    List<String> arguments = names(what.substring(colon + 1));
    Visit visit = new Visit(depth + 1);
    List<String> given = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      String shown = TraceText.of(values[i]);
      visit.known.put(arguments.get(i), shown);
      if (!arguments.get(i).equals("this")) {
        given.add(arguments.get(i) + "=" + shown);
      }
    }
    note(depth, "call " + what.substring(0, colon) + "(" + String.join(", ", given) + ")");
    depth = visit.depth;
    return visit;
  }

  private void begins(Visit visit, int line) {
    visit.line = line;
    notes.at(line);
  }

  private void leave(Visit visit, String names, Object[] values, String end) {
    close(visit, names, values, end);
    depth = visit.depth - 1;
  }

  private void close(Visit visit, String text, Object[] values, String end) {
    List<String> variables = names(text);
    List<String> changes = new ArrayList<>();
    for (int i = 0; i < variables.size(); i++) {
      String shown = TraceText.of(values[i]);
      if (!Objects.equals(visit.known.put(variables.get(i), shown), shown)) {
        changes.add(variables.get(i) + "=" + shown);
      }
    }
    String changed = String.join(", ", changes);
    String separator = changed.isEmpty() || end.isEmpty() ? "" : "; ";
    if (!changed.isEmpty() || !end.isEmpty()) {
      note(visit.depth, "line " + visit.line + ": " + changed + separator + end);
    }
  }

  private void note(int level, String text) {
    notes.add("  ".repeat(Math.clamp(level, 0, INDENT_LEVELS_MAX)) + text);
  }

  private List<String> names(String joined) {
    return names.computeIfAbsent(
        joined,
        text ->
            text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(",", -1)).limit(NAMES_MAX).toList());
  }
}
