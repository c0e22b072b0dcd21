package dev.weavergen.domain.candidate;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.intent.Language;
import dev.weavergen.domain.intent.ParsedIntent;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Turns the reply of a model into a self-contained program.
 *
 * <p>One rule for every model and every way of asking, because recordings, live chat models and
 * base models that only go on with a text all have to end in the same thing: a source that runs in
 * an empty file. A reply is cleaned, taken apart at its fences, its code found in them or among the
 * words, and what the code lacks is put in front of it from the prompt. What cannot be made whole
 * without guessing is no program; a wrong guess would be counted as the model's vote.
 *
 * <p>There is no parser behind it, only a scanner for each language, and no regular expression: a
 * reply is hostile input, and the time has to stay linear in its length.
 */
public final class CandidateExtractor {
  /**
   * Finds the program of a reply.
   *
   * @param reply as the model sent it; over {@link Limits#REPLY_BYTES_MAX} there is no program
   * @param intent what was asked; without a language, the reply's own decides
   */
  public Extraction extract(String reply, ParsedIntent intent) {
    int replyBytes = bytes(reply);
    if (replyBytes > Limits.REPLY_BYTES_MAX) {
      return tooLarge("reply", replyBytes, Limits.REPLY_BYTES_MAX);
    }
    ReplyText answer = ReplyText.of(reply);
    if (answer.unfinishedThinking()) {
      return new Extraction.NoProgram("The reply is truncated while the model was still thinking.");
    }
    if (answer.text().isBlank()) {
      return new Extraction.NoProgram("The reply is empty.");
    }
    return extract(Fences.segments(answer.text()), intent);
  }

  private static Extraction extract(List<Segment> segments, ParsedIntent intent) {
    Optional<Language> language = intent.language().or(() -> CodeLook.language(segments));
    if (language.isEmpty()) {
      return without(segments, "The reply holds no code of a known language.");
    }
    Finding finding =
        switch (language.get()) {
          case PYTHON -> PythonFinder.find(segments, intent);
          case JAVA -> JavaFinder.find(segments, intent);
        };
    return switch (finding) {
      case Finding.Missing missing -> without(segments, missing.why());
      case Finding.Found found -> extracted(found, language.get(), segments, intent);
    };
  }

  private static Extraction without(List<Segment> segments, String why) {
    boolean words = segments.stream().noneMatch(Segment.Fenced.class::isInstance);
    boolean declined = words && Refusal.isIn(prose(segments, Language.PYTHON));
    return declined
        ? new Extraction.Declined("The model declined to answer.")
        : new Extraction.NoProgram(why);
  }

  private static Extraction extracted(
      Finding.Found found, Language language, List<Segment> segments, ParsedIntent intent) {
    int sourceBytes = bytes(found.source());
    if (sourceBytes > Limits.SOURCE_BYTES_MAX) {
      return tooLarge("program", sourceBytes, Limits.SOURCE_BYTES_MAX);
    }
    String prose = prose(segments, language);
    return new Extraction.Extracted(
        Program.of(language, intent.entryPoint(), found.source()),
        StatedConfidence.in(prose),
        StatedReasoning.in(prose),
        found.notes());
  }

  /** The words outside of code. */
  private static String prose(List<Segment> segments, Language language) {
    return segments.stream()
        .filter(Segment.Prose.class::isInstance)
        .map(Segment.Prose.class::cast)
        .map(Segment.Prose::text)
        .map(text ->
            switch (language) {
              case PYTHON -> PythonRuns.split(Transcript.code(text)).prose();
              case JAVA -> JavaMembers.of(text).prose();
            })
        .collect(Collectors.joining("\n"));
  }

  private static Extraction tooLarge(String what, int found, int allowed) {
    return new Extraction.NoProgram(
        "The %s has %d bytes; at most %d are allowed.".formatted(what, found, allowed));
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
