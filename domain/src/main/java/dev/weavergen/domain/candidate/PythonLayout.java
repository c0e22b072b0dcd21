package dev.weavergen.domain.candidate;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Takes the common indentation off a run, and separates the body of a function whose head is
 * missing from what follows it.
 *
 * <p>A model that goes on with a prompt begins where the prompt ends: at the first body line, whose
 * own indentation may already have been in the prompt. Such a line is recognised by the line after
 * it, which is deeper without reason, or by a later one that comes back to a level that nobody
 * opened.
 *
 * @param body the statements without a head, at column 0; may be empty
 * @param module the rest, at column 0; may be empty
 * @param firstLineIndented whether the first line had lost its indentation
 * @param indented whether every line was indented
 */
record PythonLayout(String body, String module, boolean firstLineIndented, boolean indented) {
  static PythonLayout of(String run) {
    String text = Indentation.withoutMixture(run);
    List<PythonLine> code = code(text);
    if (code.isEmpty()) {
      return new PythonLayout("", "", false, false);
    }
    int lost = lostIndent(code);
    if (lost > 0) {
      int at = code.getFirst().start();
      text = text.substring(0, at) + " ".repeat(lost) + text.substring(at);
      code = code(text);
    }
    int first = code.getFirst().indent();
    boolean lacksHead = code.stream().anyMatch(line -> line.indent() < first);
    int split = lacksHead ? split(code, first) : 0;
    boolean indented = code.stream().allMatch(line -> line.indent() > 0);
    return new PythonLayout(
        Indentation.removed(text.substring(0, split)),
        Indentation.removed(text.substring(split)),
        lost > 0,
        indented);
  }

  private static List<PythonLine> code(String text) {
    return PythonScanner.scan(text).stream().filter(line -> !line.isComment()).toList();
  }

  /** Where the first line that is further out than the first one begins, or the end. */
  private static int split(List<PythonLine> code, int first) {
    return code.stream()
        .filter(line -> line.indent() < first)
        .mapToInt(PythonLine::start)
        .findFirst()
        .orElse(code.getLast().end());
  }

  private static int lostIndent(List<PythonLine> code) {
    PythonLine first = code.getFirst();
    if (code.size() < 2 || first.startsWith("@")) {
      return 0;
    }
    int second = code.get(1).indent();
    if (!first.opensBlock()) {
      return second > first.indent() ? second : 0;
    }
    return unopenedLevel(code);
  }

  /** The first level deeper than the first line's that a line comes back to without its block. */
  private static int unopenedLevel(List<PythonLine> code) {
    Deque<Integer> levels = new ArrayDeque<>();
    for (PythonLine line : code) {
      while (!levels.isEmpty() && levels.getLast() > line.indent()) {
        levels.removeLast();
        if (levels.isEmpty() || levels.getLast() < line.indent()) {
          return line.indent();
        }
      }
      if (levels.isEmpty() || levels.getLast() < line.indent()) {
        levels.addLast(line.indent());
      }
    }
    return 0;
  }
}
