package dev.weavergen.domain.candidate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Python whose outermost level is at column 0, seen as a list of statements.
 *
 * @param text ends with a line end unless it is empty
 */
record PythonSource(String text, List<PythonStatement> statements) {
  private static final Set<String> NEVER_ENTRY_POINTS = Set.of("main", "check", "__init__");

  static PythonSource of(String text) {
    List<List<PythonLine>> groups = new ArrayList<>();
    List<PythonLine> comments = new ArrayList<>();
    boolean decorated = false;
    for (PythonLine line : PythonScanner.scan(text)) {
      if (line.isComment()) {
        comments.add(line);
        continue;
      }
      boolean goesOn = line.indent() > 0 || decorated || isClause(line);
      if (groups.isEmpty() || !goesOn) {
        groups.add(new ArrayList<>());
      }
      groups.getLast().addAll(comments);
      groups.getLast().add(line);
      comments.clear();
      decorated = line.indent() == 0 && line.startsWith("@");
    }
    return new PythonSource(text, groups.stream().map(PythonSource::statement).toList());
  }

  private static boolean isClause(PythonLine line) {
    return PythonWords.CLAUSE_KEYWORDS.contains(line.first().text());
  }

  private static PythonStatement statement(List<PythonLine> lines) {
    PythonNames module = PythonNames.of(ownLines(lines));
    PythonNames all = PythonNames.of(lines);
    return new PythonStatement(
        lines.getFirst().start(), lines.getLast().end(), lines, module.bound(), all.used());
  }

  /** The lines outside of definitions, and of a definition only its name. */
  private static List<PythonLine> ownLines(List<PythonLine> lines) {
    return PythonStatement.moduleLines(lines).stream()
        .map(line -> line.isDefinition() ? nameOnly(line) : line)
        .toList();
  }

  private static PythonLine nameOnly(PythonLine line) {
    int to = Math.min(line.tokens().size(), line.startsWith("async") ? 3 : 2);
    List<PythonToken> tokens = new ArrayList<>(line.tokens().subList(0, to));
    tokens.add(new PythonToken(PythonToken.Kind.OPERATOR, ":", line.end(), 0));
    return new PythonLine(line.start(), line.end(), line.indent(), tokens, false, false);
  }

  boolean isEmpty() {
    return statements.isEmpty();
  }

  List<PythonLine> lines() {
    return statements.stream().flatMap(statement -> statement.lines().stream()).toList();
  }

  Set<String> bound() {
    return statements.stream()
        .flatMap(statement -> statement.bound().stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  Set<String> used() {
    return statements.stream()
        .flatMap(statement -> statement.used().stream())
        .collect(Collectors.toCollection(HashSet::new));
  }

  boolean binds(String name) {
    return statements.stream().anyMatch(statement -> statement.bound().contains(name));
  }

  /** Functions at the outermost level, the last of each name. */
  List<PythonFunction> functions() {
    Map<String, PythonFunction> functions = new LinkedHashMap<>();
    for (PythonStatement statement : statements) {
      definitionLine(statement)
          .flatMap(PythonFunction::in)
          .ifPresent(function -> functions.put(function.name(), function));
    }
    return List.copyOf(functions.values());
  }

  private static Optional<PythonLine> definitionLine(PythonStatement statement) {
    return statement.lines().stream()
        .filter(line -> !line.isComment() && !line.startsWith("@"))
        .findFirst();
  }

  /**
   * The one function that can be meant by an entry point that is missing: it alone fits the arity,
   * or among those that fit it alone is not called by the others.
   */
  Optional<String> standIn(Optional<Arity> wanted) {
    List<String> fitting =
        functions().stream()
            .filter(function -> wanted.map(function.arity()::admits).orElse(true))
            .map(PythonFunction::name)
            .filter(PythonSource::mayBeMeant)
            .toList();
    if (fitting.size() == 1) {
      return Optional.of(fitting.getFirst());
    }
    Set<String> called = calledByOthers();
    List<String> roots = fitting.stream().filter(name -> !called.contains(name)).toList();
    return roots.size() == 1 ? Optional.of(roots.getFirst()) : Optional.empty();
  }

  private static boolean mayBeMeant(String name) {
    return !NEVER_ENTRY_POINTS.contains(name) && !name.startsWith("test");
  }

  private Set<String> calledByOthers() {
    Set<String> called = new HashSet<>();
    for (PythonStatement statement : statements) {
      if (statement.isDefinition()
          && statement.bound().stream().allMatch(PythonSource::mayBeMeant)) {
        statement.used().stream()
            .filter(name -> !statement.bound().contains(name))
            .forEach(called::add);
      }
    }
    return called;
  }

  /** The text of the statements from one index up to another, with the comments before each. */
  String slice(int from, int to) {
    if (from >= to) {
      return "";
    }
    return text.substring(statements.get(from).start(), statements.get(to - 1).end());
  }
}
