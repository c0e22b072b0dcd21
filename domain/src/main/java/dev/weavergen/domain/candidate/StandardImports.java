package dev.weavergen.domain.candidate;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Imports that a program lacks beyond doubt: of a standard module whose attributes it uses without
 * binding its name anywhere, and of the names that only {@code typing} has.
 */
final class StandardImports {
  private StandardImports() {}

  /** One import on each line, or nothing. */
  static String missing(PythonSource source) {
    if (source.statements().stream().anyMatch(PythonStatement::isStarImport)) {
      return "";
    }
    PythonNames names = PythonNames.of(source.lines());
    Map<String, PythonNames.Use> free = names.free();
    List<String> open =
        free.keySet().stream().filter(name -> !names.bound().contains(name)).sorted().toList();
    String modules =
        open.stream()
            .filter(name -> free.get(name) == PythonNames.Use.OWNER)
            .filter(PythonWords.STANDARD_MODULES::contains)
            .map(name -> "import " + name + "\n")
            .collect(Collectors.joining());
    String types =
        open.stream().filter(PythonWords.TYPING_NAMES::contains).collect(Collectors.joining(", "));
    return modules + (types.isEmpty() ? "" : "from typing import " + types + "\n");
  }
}
