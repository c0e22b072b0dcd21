package dev.weavergen.domain.candidate;

import dev.weavergen.domain.intent.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a text's look tells of its language. */
final class CodeLook {
  private static final Map<String, Language> TAGS =
      Map.of(
          "python", Language.PYTHON,
          "python3", Language.PYTHON,
          "py", Language.PYTHON,
          "pycon", Language.PYTHON,
          "java", Language.JAVA);

  private CodeLook() {}

  /** Whether a text is code of some language without any words around it. */
  static boolean isCodeOnly(String text) {
    if (text.isBlank()) {
      return false;
    }
    PythonRuns python = PythonRuns.split(text);
    if (!python.runs().isEmpty() && python.prose().isBlank()) {
      return true;
    }
    JavaMembers java = JavaMembers.of(text);
    return java.prose().isBlank();
  }

  /**
   * The language of a reply: by the tag of its first block that has a telling one, otherwise by
   * what its code defines; empty when it looks like neither.
   */
  static Optional<Language> language(List<Segment> segments) {
    return segments.stream()
        .flatMap(segment -> tag(segment).stream())
        .findFirst()
        .or(() -> byDefinitions(segments));
  }

  private static Optional<Language> tag(Segment segment) {
    return segment instanceof Segment.Fenced block
        ? Optional.ofNullable(TAGS.get(block.tag()))
        : Optional.empty();
  }

  private static Optional<Language> byDefinitions(List<Segment> segments) {
    for (Segment segment : segments) {
      String text = text(segment);
      if (JavaMembers.of(text).members().stream().anyMatch(CodeLook::isTelling)) {
        return Optional.of(Language.JAVA);
      }
    }
    return PythonPiece.of(segments).isEmpty() ? Optional.empty() : Optional.of(Language.PYTHON);
  }

  private static boolean isTelling(JavaMember member) {
    return member.is(JavaMember.Kind.TYPE) || member.is(JavaMember.Kind.METHOD);
  }

  private static String text(Segment segment) {
    return switch (segment) {
      case Segment.Prose prose -> prose.text();
      case Segment.Fenced block -> block.code();
    };
  }
}
