package dev.weavergen.workflows.generation;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/**
 * The typed search attributes of a generation. They must be registered on the server, or upserting
 * them hangs the run.
 */
public final class SearchKeys {
  public static final SearchAttributeKey<String> STATUS =
      SearchAttributeKey.forKeyword("WeaverStatus");
  public static final SearchAttributeKey<String> LANGUAGE =
      SearchAttributeKey.forKeyword("WeaverLanguage");
  public static final SearchAttributeKey<String> ENTRY_POINT =
      SearchAttributeKey.forKeyword("WeaverEntryPoint");
  public static final SearchAttributeKey<Double> SCORE =
      SearchAttributeKey.forDouble("WeaverScore");

  private SearchKeys() {}

  /** All of them, for whoever registers them. */
  public static List<SearchAttributeKey<?>> all() {
    return List.of(STATUS, LANGUAGE, ENTRY_POINT, SCORE);
  }
}
