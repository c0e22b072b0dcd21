package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.intent.Language;
import io.temporal.common.SearchAttributeUpdate;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What lists and searches of the Web UI show of a run: a memo, since a run that the CLI started has
 * no summary, and the typed search attributes.
 */
final class RunPage {
  private static final String UNSTATED = "unstated";
  private static final int SUMMARY_CHARS_MAX = 200;

  /** A server with an SQL store refuses longer keywords, and would hang the run. */
  private static final int KEYWORD_CHARS_MAX = 200;

  private RunPage() {}

  static void opened(Briefing known, GenerationStatus status) {
    Workflow.upsertMemo(
        Collections.singletonMap("summary", Excerpt.ofLine(known.title(), SUMMARY_CHARS_MAX)));
    Workflow.upsertTypedSearchAttributes(
        SearchKeys.STATUS.valueSet(status.wireName()),
        SearchKeys.LANGUAGE.valueSet(known.language().map(Language::wireName).orElse(UNSTATED)),
        SearchKeys.ENTRY_POINT.valueSet(
            Excerpt.ofLine(known.entryPoint().orElse(UNSTATED), KEYWORD_CHARS_MAX)));
  }

  /** The run begins or ends to wait for a person. */
  static void changed(GenerationStatus status) {
    Workflow.upsertTypedSearchAttributes(SearchKeys.STATUS.valueSet(status.wireName()));
  }

  static void closed(GenerationStatus status, OptionalDouble score) {
    List<SearchAttributeUpdate<?>> updates = new ArrayList<>();
    updates.add(SearchKeys.STATUS.valueSet(status.wireName()));
    score.ifPresent(value -> updates.add(SearchKeys.SCORE.valueSet(value)));
    Workflow.upsertTypedSearchAttributes(updates.toArray(SearchAttributeUpdate<?>[]::new));
  }
}
