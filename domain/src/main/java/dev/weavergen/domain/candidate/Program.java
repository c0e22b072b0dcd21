package dev.weavergen.domain.candidate;

import dev.weavergen.domain.intent.Language;
import java.util.Optional;

/**
 * A self-contained program: it runs in an empty file.
 *
 * @param entryPoint the function or method to call; empty when the intent names none
 * @param source bounded by {@link dev.weavergen.domain.Limits#SOURCE_BYTES_MAX}
 * @param sha256 content hash of the source
 */
public record Program(
    Language language, Optional<String> entryPoint, String source, String sha256) {
  public static Program of(Language language, Optional<String> entryPoint, String source) {
    return new Program(language, entryPoint, source, Sha256.of(source));
  }
}
