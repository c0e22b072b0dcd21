package dev.weavergen.domain.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Separates the Python in a text from the words around it.
 *
 * <p>A run is a longest sequence of statements with nothing but comments and blank lines between
 * them. Whatever stands deeper than the run's first line belongs to it, however it looks, since a
 * block is left only by a line further out; a line that is not deeper has to look like a statement.
 * At that level a bare name or a comparison does no work in a program, but is what a one-word
 * sentence looks like, so an expression counts only if it calls something or is a string.
 *
 * @param runs at most {@link #RUNS_MAX}; what comes later is ignored
 * @param prose the lines that belong to no run
 */
record PythonRuns(List<Run> runs, String prose) {
  /** More pieces of code than any reply needs; keeps the work bounded when a reply is noise. */
  static final int RUNS_MAX = 200;

  private static final Set<String> PLAIN_TYPES =
      Set.of(
          "int",
          "float",
          "str",
          "bool",
          "bytes",
          "list",
          "dict",
          "set",
          "tuple",
          "List",
          "Dict",
          "Set",
          "Tuple",
          "Optional",
          "Union",
          "Callable",
          "Any",
          "None",
          "object",
          "frozenset",
          "Final",
          "ClassVar",
          "Iterable",
          "Sequence");

  /**
   * @param text the run's lines as they are
   * @param before the words before it, back to the run before
   * @param last whether only blank lines follow it in the text
   */
  record Run(String text, String before, boolean last) {}

  PythonRuns {
    runs = List.copyOf(runs);
  }

  static PythonRuns split(String text) {
    return new Splitter(text).split();
  }

  private static final class Splitter {
    private final String text;
    private final List<Run> runs = new ArrayList<>();
    private final StringBuilder prose = new StringBuilder();
    private int runStart = -1;
    private int runEnd;
    private int runIndent;
    private int proseStart;
    private int commentStart = -1;

    Splitter(String text) {
      this.text = text;
    }

    PythonRuns split() {
      for (PythonLine line : PythonScanner.scan(text)) {
        accept(line);
      }
      close();
      prose.append(text, proseStart, text.length());
      return new PythonRuns(runs, prose.toString());
    }

    private void accept(PythonLine line) {
      if (line.isComment() && !line.broken()) {
        commentStart = commentStart < 0 ? line.start() : commentStart;
        return;
      }
      boolean inside = runStart >= 0 && line.indent() > runIndent;
      if (!inside && !isStatement(line)) {
        close();
        commentStart = -1;
        return;
      }
      if (runStart < 0) {
        runStart = commentStart < 0 ? line.start() : commentStart;
        runIndent = line.indent();
      }
      runIndent = Math.min(runIndent, line.indent());
      runEnd = line.end();
      commentStart = -1;
    }

    private void close() {
      if (runStart < 0) {
        return;
      }
      String before = text.substring(proseStart, runStart);
      prose.append(before);
      if (runs.size() < RUNS_MAX) {
        boolean last = onlyBlankOrComments(runEnd);
        runs.add(new Run(text.substring(runStart, runEnd), before, last));
      }
      proseStart = runEnd;
      runStart = -1;
    }

    private boolean onlyBlankOrComments(int from) {
      int at = from;
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      return at == text.length();
    }
  }

  private static boolean isStatement(PythonLine line) {
    if (line.broken()) {
      return false;
    }
    PythonToken first = line.first();
    return switch (first.kind()) {
      case KEYWORD -> keywordBegins(line);
      case NAME -> assigns(line) || annotates(line) || calls(line) || opensMatch(line);
      case STRING -> true;
      case NUMBER -> false;
      case OPERATOR -> operatorBegins(line);
    };
  }

  private static boolean keywordBegins(PythonLine line) {
    String word = line.first().text();
    boolean statement =
        PythonWords.STATEMENT_KEYWORDS.contains(word)
            || PythonWords.BLOCK_KEYWORDS.contains(word)
            || Set.of("import", "from", "yield", "await").contains(word);
    return statement || calls(line);
  }

  private static boolean operatorBegins(PythonLine line) {
    if (line.startsWith("@")) {
      return line.tokens().size() > 1 && line.tokens().get(1).isName();
    }
    boolean bracket = line.startsWith("(") || line.startsWith("[") || line.startsWith("{");
    boolean starred = line.startsWith("*") && assigns(line);
    return line.startsWith("...") || starred || (bracket && (assigns(line) || calls(line)));
  }

  private static boolean assigns(PythonLine line) {
    return line.tokens().stream()
        .anyMatch(token -> token.depth() == 0 && PythonNames.isAssignment(token));
  }

  private static boolean annotates(PythonLine line) {
    int colon = PythonOrder.topLevel(line.tokens(), ":", 0);
    return colon > 0
        && colon + 1 < line.tokens().size()
        && PLAIN_TYPES.contains(line.tokens().get(colon + 1).text());
  }

  private static boolean calls(PythonLine line) {
    if (PythonOrder.topLevel(line.tokens(), ":", 0) >= 0) {
      return false;
    }
    for (int i = 1; i < line.tokens().size(); i++) {
      if (line.tokens().get(i).is("(") && line.tokens().get(i - 1).endsOperand()) {
        return true;
      }
    }
    return false;
  }

  private static boolean opensMatch(PythonLine line) {
    return line.opensBlock() && (line.startsWith("match") || line.startsWith("case"));
  }
}
