package dev.weavergen.activities.evidence;

import dev.weavergen.domain.evidence.Load;
import dev.weavergen.domain.evidence.Notation;
import dev.weavergen.domain.intent.Language;

/** What became of loading a program, in words. */
final class LoadText {
  private LoadText() {}

  static String of(Load load, Language language) {
    return switch (load) {
      case Load.Loaded _ -> "loaded";
      case Load.SyntaxFailed failed when failed.line() > 0 ->
          "does not compile: line " + failed.line() + ": " + Notation.plain(failed.message());
      case Load.SyntaxFailed failed -> "does not compile: " + Notation.plain(failed.message());
      case Load.LoadFailed failed ->
          "does not load: "
              + (failed.message().isBlank()
                  ? Notation.of(failed.outcome(), language)
                  : Notation.plain(failed.message()));
      case Load.ProtocolBroken broken ->
          "tampers with its sandbox: " + Notation.plain(broken.why());
    };
  }
}
