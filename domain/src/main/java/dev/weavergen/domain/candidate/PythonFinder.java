package dev.weavergen.domain.candidate;

import dev.weavergen.domain.intent.ParsedIntent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Chooses the code of a reply that is the answer.
 *
 * <p>What code defines counts, not how its block is tagged: first comes code that defines the entry
 * point, then a body without its head, then code with one function that can be meant. Fenced code
 * comes before code among words. Among equals the first wins, because models show the answer first
 * and variations of it after; only if the words before a later one call it a correction, the last
 * of those wins.
 */
final class PythonFinder {
  private final ParsedIntent intent;
  private final List<PythonPiece> pieces;

  private PythonFinder(ParsedIntent intent, List<PythonPiece> pieces) {
    this.intent = intent;
    this.pieces = pieces;
  }

  static Finding find(List<Segment> segments, ParsedIntent intent) {
    List<PythonPiece> pieces = PythonPiece.of(segments);
    if (pieces.isEmpty()) {
      return new Finding.Missing("The reply holds no Python code.");
    }
    PythonFinder finder = new PythonFinder(intent, pieces);
    return intent.entryPoint().map(finder::findEntryPoint).orElseGet(finder::findAnything);
  }

  private Finding findEntryPoint(String name) {
    Optional<PythonPiece> defining = best(piece -> piece.defines(name));
    if (defining.isPresent()) {
      return completion().whole(defining.get(), others(defining.get()));
    }
    if (pieces.stream().anyMatch(piece -> piece.end().names().contains(name))) {
      return truncated();
    }
    Optional<PythonPiece> body = best(this::isBody);
    if (body.isPresent()) {
      return body.get().end().inBody()
          ? truncated()
          : completion().withHead(body.get(), others(body.get()));
    }
    return standIn(name);
  }

  private boolean isBody(PythonPiece piece) {
    if (piece.lacksHead()) {
      return true;
    }
    boolean callsItself =
        intent.entryPoint().map(name -> piece.source().used().contains(name)).orElse(false);
    return piece.layout().indented()
        && intent.skeleton().isPresent()
        && !piece.hasDefinitions()
        && !callsItself;
  }

  private Finding standIn(String name) {
    List<PythonPiece> defining = pieces.stream().filter(PythonPiece::hasDefinitions).toList();
    List<PythonPiece> fenced = defining.stream().filter(PythonPiece::fenced).toList();
    List<PythonPiece> eligible = fenced.isEmpty() ? defining : fenced;
    StringBuilder all = new StringBuilder();
    eligible.forEach(piece -> all.append(piece.source().text()).append('\n'));
    Optional<String> function = PythonSource.of(all.toString()).standIn(Arity.wanted(intent));
    Optional<PythonPiece> piece =
        function.flatMap(
            other -> eligible.stream().filter(candidate -> candidate.defines(other)).findFirst());
    if (piece.isPresent() && function.isPresent()) {
      return completion().aliased(piece.get(), function.get(), others(piece.get()));
    }
    if (anyCut()) {
      return truncated();
    }
    return new Finding.Missing(
        "The reply's code does not define "
            + name
            + ", and no single function of it can be meant instead.");
  }

  private Finding findAnything() {
    Optional<PythonPiece> piece =
        best(PythonPiece::hasDefinitions)
            .or(() -> best(candidate -> candidate.fenced() && !candidate.source().isEmpty()));
    if (piece.isPresent()) {
      return completion().whole(piece.get(), others(piece.get()));
    }
    return anyCut() ? truncated() : new Finding.Missing("The reply's code defines no function.");
  }

  private boolean anyCut() {
    return pieces.stream().anyMatch(piece -> piece.end().cut());
  }

  private Optional<PythonPiece> best(Predicate<PythonPiece> wanted) {
    List<PythonPiece> fitting = pieces.stream().filter(wanted).toList();
    List<PythonPiece> fenced = fitting.stream().filter(PythonPiece::fenced).toList();
    List<PythonPiece> eligible = fenced.isEmpty() ? fitting : fenced;
    return eligible.stream()
        .filter(PythonPiece::correction)
        .reduce((earlier, later) -> later)
        .or(() -> eligible.stream().findFirst());
  }

  private List<PythonPiece> others(PythonPiece chosen) {
    List<PythonPiece> others = new ArrayList<>(pieces);
    others.remove(chosen);
    return others;
  }

  private PythonCompletion completion() {
    return new PythonCompletion(intent);
  }

  private static Finding truncated() {
    return new Finding.Missing("The reply is truncated before its program is complete.");
  }
}
