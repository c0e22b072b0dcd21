package dev.weavergen.activities.sandbox;

import dev.weavergen.activities.sandbox.wire.Wire;
import dev.weavergen.domain.evidence.Outcome;
import dev.weavergen.domain.reasoning.Feedback;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Makes the lines of a trace of what a child noted: the beginning, the end, how many are left out
 * between them, and what ended it. What a child notes is its own word, whatever the language, so it
 * is bounded and escaped here.
 */
public final class TraceLines {
  /** Of one line, after escaping. */
  public static final int CHARS_MAX = 160;

  private static final String ELLIPSIS = "…";

  private TraceLines() {}

  /**
   * What a child noted.
   *
   * @param head the first lines
   * @param tail the last ones that are not among the first
   * @param made how many there were in all
   * @param steps source lines that were begun
   * @param line that was running when the notes ended; 0 when none was
   */
  public record Notes(List<String> head, List<String> tail, long made, long steps, int line) {
    public Notes {
      head = List.copyOf(head);
      tail = List.copyOf(tail);
    }
  }

  /**
   * At most {@link Feedback#TRACE_LINES_MAX} lines; none when nothing was noted.
   *
   * @param outcome of the call
   */
  public static List<String> of(Notes notes, Outcome outcome) {
    if (notes.made() <= 0) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    notes.head().forEach(line -> lines.add(printable(line)));
    long leftOut = notes.made() - notes.head().size() - notes.tail().size();
    if (leftOut > 0) {
      lines.add("%s %d lines left out".formatted(ELLIPSIS, leftOut));
    }
    notes.tail().forEach(line -> lines.add(printable(line)));
    ending(notes, lines, outcome).ifPresent(end -> lines.add(printable(end)));
    return within(lines);
  }

  private static Optional<String> ending(Notes notes, List<String> lines, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Returned _ -> Optional.empty();
      case Outcome.Raised(String exception, String _) ->
          lines.getLast().contains("raises " + exception)
              ? Optional.empty()
              : Optional.of("raises " + exception + place(notes));
      case Outcome.TimedOut _ -> Optional.of("still running" + where(notes));
      case Outcome.OutOfMemory _ -> Optional.of("out of memory" + where(notes));
      case Outcome.OutputLimit _ -> Optional.of("printed too much" + where(notes));
      case Outcome.Crashed _ -> Optional.of("ended the process" + where(notes));
    };
  }

  private static String where(Notes notes) {
    return "%s after %d steps".formatted(place(notes), notes.steps());
  }

  private static String place(Notes notes) {
    return notes.line() > 0 ? " at line " + notes.line() : "";
  }

  private static List<String> within(List<String> lines) {
    int over = lines.size() - Feedback.TRACE_LINES_MAX;
    if (over <= 0) {
      return List.copyOf(lines);
    }
    List<String> kept = new ArrayList<>(lines.subList(0, Feedback.TRACE_LINES_MAX - 1));
    kept.add(lines.getLast());
    return List.copyOf(kept);
  }

  /** One line on any terminal: what is no visible character is written as its number. */
  private static String printable(String text) {
    StringBuilder line = new StringBuilder();
    for (int at = 0; at < text.length() && line.length() <= CHARS_MAX; ) {
      int character = text.codePointAt(at);
      at += Character.charCount(character);
      if (isPlain(character)) {
        line.appendCodePoint(character);
      } else {
        line.append("\\u%04x".formatted(character));
      }
    }
    return line.length() <= CHARS_MAX
        ? line.toString()
        : Wire.bounded(line.toString(), CHARS_MAX - 1) + ELLIPSIS;
  }

  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
