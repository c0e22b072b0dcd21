package dev.weavergen.activities.panel.catalogue;

import dev.weavergen.activities.panel.recorded.RecordedModel;
import dev.weavergen.activities.panel.settings.ModelSettings;

/**
 * The names under which track records are kept. A record speaks of one model asked in one way: what
 * was learned of it at temperature 0 says little of it at 1. A file of recorded replies is known by
 * its content alone, so that the same file under two names is one model that errs together.
 */
final class Identity {
  private static final int HASH_CHARS = 12;

  private Identity() {}

  /** For example {@code openai:gpt-4.1 chat 1f0c5a7e9d3b}. */
  static String live(ModelSettings settings, String parametersHash) {
    return "%s:%s %s %s"
        .formatted(
            settings.provider().wireName(),
            settings.model(),
            settings.style().wireName(),
            parametersHash.substring(0, HASH_CHARS));
  }

  /** For example {@code recorded@9f86d081884c}. */
  static String recorded(RecordedModel.Source source) {
    return "recorded@" + source.sha256().substring(0, HASH_CHARS);
  }
}
