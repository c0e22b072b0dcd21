package dev.weavergen.domain.candidate;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * One statement at the outermost level with its decorators, clauses and blocks.
 *
 * @param start offset in the source; comments before it belong to it
 * @param end offset behind its last line
 * @param bound the names it gives the module
 * @param used every name in it
 */
record PythonStatement(
    int start, int end, List<PythonLine> lines, Set<String> bound, Set<String> used) {
  private static final Set<String> LEAVING = Set.of("return", "yield", "nonlocal");

  boolean isDefinition() {
    return lines.stream()
        .filter(line -> !line.isComment() && !line.startsWith("@"))
        .findFirst()
        .map(PythonLine::isDefinition)
        .orElse(false);
  }

  boolean isImport() {
    PythonLine line = firstLine();
    return line.startsWith("import") || line.startsWith("from");
  }

  boolean isFutureImport() {
    PythonLine line = firstLine();
    return line.startsWith("from")
        && line.tokens().size() > 1
        && line.tokens().get(1).is("__future__");
  }

  boolean isStarImport() {
    return isImport() && firstLine().last().is("*");
  }

  PythonLine firstLine() {
    return lines.stream().filter(line -> !line.isComment()).findFirst().orElse(lines.getFirst());
  }

  PythonLine lastLine() {
    return lines.stream().filter(line -> !line.isComment()).reduce((a, b) -> b).orElseThrow();
  }

  /** Whether the text ends before this statement does. */
  boolean isCut() {
    PythonLine last = lastLine();
    return last.cut() || last.broken() || last.opensBlock() || last.startsWith("@");
  }

  /** Whether it returns from a function that is not there. */
  boolean lacksHead() {
    return moduleLines(lines).stream()
        .filter(line -> !line.isDefinition())
        .flatMap(line -> line.tokens().stream())
        .anyMatch(token -> token.depth() == 0 && LEAVING.contains(token.text()));
  }

  /** The lines that are within no function and no class. */
  static List<PythonLine> moduleLines(List<PythonLine> lines) {
    int definition = Integer.MAX_VALUE;
    List<PythonLine> outside = new ArrayList<>();
    for (PythonLine line : lines) {
      if (line.isComment() || line.indent() > definition) {
        continue;
      }
      definition = line.isDefinition() ? line.indent() : Integer.MAX_VALUE;
      outside.add(line);
    }
    return outside;
  }
}
