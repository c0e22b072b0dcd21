package dev.weavergen.activities.evidence;

import dev.weavergen.activities.sandbox.CodeReader;
import dev.weavergen.activities.sandbox.LanguageSandbox;
import dev.weavergen.domain.intent.Language;

/**
 * The sandbox of each language.
 *
 * @param pythonReader reads Python where no tier works; Java is read by its sandbox alone
 */
public record Sandboxes(LanguageSandbox python, LanguageSandbox java, CodeReader pythonReader) {
  /** The sandbox of that language. */
  public LanguageSandbox of(Language language) {
    return switch (language) {
      case PYTHON -> python;
      case JAVA -> java;
    };
  }

  /** Who reads programs when their sandbox cannot. */
  CodeReader readerWithoutTier(Language language) {
    return switch (language) {
      case PYTHON -> pythonReader;
      case JAVA -> java;
    };
  }
}
