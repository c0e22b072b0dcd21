package dev.weavergen.domain.candidate;

import dev.weavergen.domain.intent.Parameter;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.intent.Skeleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Makes a piece of Python whole, so that it runs in an empty file.
 *
 * <p>The same rule for every model and every way of asking: a body without its head gets the head
 * that the intent has, or one that can be derived without guessing; what the code uses and another
 * piece of the reply defines is put in front, and so are the imports of the intent that it uses; an
 * entry point of another name is aliased. Functions that the intent defines are put in front unless
 * the code replaces them, used or not, because whoever calls the entry point may need them to make
 * its arguments. A standard module that is used and imported nowhere is imported, since the program
 * can only fail without. Whatever is done is noted. The code itself is never changed.
 */
final class PythonCompletion {
  private final ParsedIntent intent;
  private final Optional<String> entryPoint;
  private final PythonSource prelude;
  private final List<String> notes = new ArrayList<>();

  PythonCompletion(ParsedIntent intent) {
    this.intent = intent;
    this.entryPoint = intent.entryPoint();
    this.prelude = PythonSource.of(intent.skeleton().map(Skeleton::prelude).orElse(""));
  }

  /** A piece that defines the entry point, or anything when the intent names none. */
  Finding whole(PythonPiece piece, Collection<PythonPiece> others) {
    if (!piece.layout().body().isBlank()) {
      return withHead(piece, others);
    }
    return finished(piece, piece.source().text(), others);
  }

  /** A piece whose function by another name stands for the entry point. */
  Finding aliased(PythonPiece piece, String function, Collection<PythonPiece> others) {
    String alias = entryPoint.orElseThrow() + " = " + function;
    notes.add("the entry point has another name in the reply: added " + alias);
    return finished(piece, ended(piece.source().text()) + "\n\n" + alias + "\n", others);
  }

  /** A piece that begins with the body of a function whose head is missing. */
  Finding withHead(PythonPiece piece, Collection<PythonPiece> others) {
    PythonSource rest = piece.rest();
    boolean restIsEntry = entryPoint.map(rest::binds).orElse(false);
    Optional<Skeleton> skeleton = intent.skeleton().filter(code -> !code.head().isBlank());
    if (skeleton.isPresent()) {
      notes.add("head of the prompt put in front");
      String kept = restIsEntry ? withoutEntryPoint(rest) : rest.text();
      return finished(piece, joined(skeleton.get().head(), piece.body(), kept), others);
    }
    Optional<String> head = restIsEntry ? helperHead(piece, rest) : entryHead(piece, rest);
    if (head.isEmpty()) {
      return new Finding.Missing(
          "The code begins with the body of a function, and its head cannot be derived.");
    }
    notes.add("derived head put in front: " + head.get().strip());
    return finished(piece, joined(head.get(), piece.body(), rest.text()), others);
  }

  private Optional<String> entryHead(PythonPiece piece, PythonSource rest) {
    if (entryPoint.isEmpty()) {
      return Optional.empty();
    }
    if (intent.signature().isPresent()) {
      return intent
          .signature()
          .map(s -> s.parameters().stream().map(Parameter::name).toList())
          .map(parameters -> DerivedHead.head(entryPoint.get(), parameters));
    }
    return Arity.wanted(intent)
        .filter(arity -> arity.min() == arity.max())
        .flatMap(
            arity -> DerivedHead.of(entryPoint.get(), arity.max(), piece.body(), elsewhere(rest)));
  }

  /** The head of the one function that the rest calls and nobody defines. */
  private Optional<String> helperHead(PythonPiece piece, PythonSource rest) {
    PythonNames names = PythonNames.of(rest.lines());
    List<String> called =
        names.free().entrySet().stream()
            .filter(entry -> entry.getValue() == PythonNames.Use.CALLED)
            .map(Map.Entry::getKey)
            .filter(name -> !names.bound().contains(name) && !prelude.binds(name))
            .toList();
    if (called.size() != 1) {
      return Optional.empty();
    }
    String name = called.getFirst();
    List<Integer> counts =
        PythonCalls.of(name, rest.lines()).stream().map(List::size).distinct().toList();
    return counts.size() == 1
        ? DerivedHead.of(name, counts.getFirst(), piece.body(), elsewhere(rest))
        : Optional.empty();
  }

  private Set<String> elsewhere(PythonSource rest) {
    Set<String> names = new HashSet<>(rest.bound());
    names.addAll(prelude.bound());
    return names;
  }

  private String withoutEntryPoint(PythonSource rest) {
    notes.add("a second definition of the entry point left out");
    StringBuilder kept = new StringBuilder();
    for (int i = 0; i < rest.statements().size(); i++) {
      if (!rest.statements().get(i).bound().contains(entryPoint.orElseThrow())) {
        kept.append(ended(rest.slice(i, i + 1)));
      }
    }
    return kept.toString();
  }

  private static String joined(String head, String body, String rest) {
    PythonLine last = PythonScanner.scan(head).getLast();
    int indent = last.opensBlock() ? last.indent() + 4 : last.indent();
    String expanded = Indentation.expanded(body);
    String indented = ended(Indentation.shifted(expanded, indent));
    String tail = rest.isBlank() ? "" : "\n\n" + rest.substring(leadingLineEnds(rest));
    return ended(head) + ended(indented.stripTrailing()) + tail;
  }

  private static int leadingLineEnds(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
    return at;
  }

  private Finding finished(PythonPiece piece, String code, Collection<PythonPiece> others) {
    if (piece.layout().firstLineIndented()) {
      notes.add("first line indented like those after it");
    }
    if (piece.end().cut()) {
      notes.add("the reply is cut off: its incomplete end left out");
    }
    String helped = withHelpers(code, others);
    return new Finding.Found(ended(withImports(withPrelude(helped)).strip()), notes);
  }

  private String withHelpers(String code, Collection<PythonPiece> others) {
    PythonSource source = PythonSource.of(code);
    PythonNames names = PythonNames.of(source.lines());
    Set<String> missing = new TreeSet<>(names.free().keySet());
    missing.removeAll(names.bound());
    missing.removeAll(prelude.bound());
    String pool =
        others.stream()
            .map(other -> ended(other.source().text()))
            .collect(Collectors.joining("\n"));
    Supplies supplies =
        missing.isEmpty()
            ? new Supplies("", Set.of())
            : Supplies.from(PythonSource.of(pool), missing, PythonCompletion::maySupply);
    if (supplies.isEmpty()) {
      return code;
    }
    notes.add("joined with other code of the reply: " + String.join(", ", supplies.names()));
    return inFront(supplies.text(), source);
  }

  /** Definitions, imports and constants; never an example of use, which would run too early. */
  private static boolean maySupply(PythonStatement statement) {
    return statement.isDefinition()
        || statement.isImport()
        || statement.bound().stream().allMatch(PythonCompletion::isConstantName);
  }

  private static boolean isConstantName(String name) {
    return name.equals(name.toUpperCase(Locale.ROOT));
  }

  private String withPrelude(String code) {
    PythonSource source = PythonSource.of(code);
    Set<String> wanted = new TreeSet<>(source.used());
    prelude.statements().stream()
        .filter(PythonStatement::isDefinition)
        .forEach(statement -> wanted.addAll(statement.bound()));
    wanted.removeAll(source.bound());
    Supplies supplies = Supplies.from(prelude, wanted, statement -> true);
    String stars =
        prelude.statements().stream()
            .filter(statement -> statement.isStarImport() || statement.isFutureImport())
            .map(statement -> ended(prelude.text().substring(statement.start(), statement.end())))
            .filter(line -> !code.contains(line.strip()))
            .collect(Collectors.joining());
    if (supplies.isEmpty() && stars.isEmpty()) {
      return code;
    }
    if (!supplies.isEmpty()) {
      notes.add("taken from the prompt: " + String.join(", ", supplies.names()));
    }
    return inFront(stars + supplies.text(), source);
  }

  private String withImports(String code) {
    PythonSource source = PythonSource.of(code);
    String imports = StandardImports.missing(source);
    if (imports.isEmpty()) {
      return code;
    }
    notes.add("missing imports put in front: " + imports.strip().replace("\n", ", "));
    return inFront(imports, source);
  }

  /** Imports from the future stay first, as Python wants them. */
  private static String inFront(String supplies, PythonSource source) {
    StringBuilder future = new StringBuilder();
    StringBuilder rest = new StringBuilder();
    for (int i = 0; i < source.statements().size(); i++) {
      boolean first = source.statements().get(i).isFutureImport();
      if (first) {
        future.append(ended(source.slice(i, i + 1)));
      }
    }
    if (future.isEmpty()) {
      return supplies + "\n\n" + source.text();
    }
    for (int i = 0; i < source.statements().size(); i++) {
      if (!source.statements().get(i).isFutureImport()) {
        rest.append(ended(source.slice(i, i + 1)));
      }
    }
    return future + supplies + "\n\n" + rest;
  }

  private static String ended(String text) {
    return text.isEmpty() || text.endsWith("\n") ? text : text + "\n";
  }
}
