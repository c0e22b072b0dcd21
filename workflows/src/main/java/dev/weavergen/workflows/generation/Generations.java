package dev.weavergen.workflows.generation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The store of generations: one row for each, opened when its run starts and finished when it ends.
 * JSON is passed as text and given back equal as JSON, not as text.
 */
public interface Generations {
  /** The status of a generation that is open and not finished. */
  String RUNNING = "running";

  /**
   * Opens a generation. Opening it again in the same run changes nothing; another run of the same
   * id takes the row over and is running again.
   */
  void open(OpenGeneration generation);

  /** The parsed intent as it was opened with. */
  Optional<String> parsedIntentJson(String id);

  /**
   * Finishes a generation. The first end of a run stays; finishing again changes nothing.
   *
   * @return whether a generation of that id has been opened
   */
  boolean finish(GenerationEnd end);

  /**
   * Notes that a generation waits for a person, or no longer does; nothing changes once it has
   * ended, or another run has taken it over.
   *
   * @param question in plain words; empty when it goes on
   */
  void waits(String id, String runId, Optional<String> question);

  /**
   * Notes that a generation has spent its budget and waits with what it has, or goes on; nothing
   * changes once it has ended, or another run has taken it over.
   *
   * @param resultJson so far; empty when it goes on
   */
  void pauses(String id, String runId, Optional<String> resultJson);

  Optional<GenerationRow> find(String id);

  /** One page of the listing, latest start first. */
  List<GenerationSummary> page(PageRequest request);

  /**
   * @param id of the generation, which is the workflow's
   * @param knowledgeScope whose track records the generation reads and feeds
   * @param intentSha256 of the intent's text, which {@link Sources} holds already
   * @param taskClass which tasks its track records speak of
   */
  record OpenGeneration(
      String id,
      String runId,
      String traceId,
      String knowledgeScope,
      String requestJson,
      String intentSha256,
      String parsedIntentJson,
      Optional<String> language,
      Optional<String> entryPoint,
      String taskClass,
      Instant startedAt) {}

  /**
   * @param runId of the run that ended
   * @param status {@code answered}, {@code no-answer}, …
   * @param score the prediction or the consensus score, in [0, 1]
   */
  record GenerationEnd(
      String id,
      String runId,
      String status,
      Optional<Double> score,
      String resultJson,
      Instant finishedAt) {}

  /**
   * What a listing shows of a generation.
   *
   * @param intentExcerpt the beginning of the intent's text
   */
  record GenerationSummary(
      String id,
      String runId,
      String traceId,
      String knowledgeScope,
      String status,
      Optional<String> language,
      Optional<String> entryPoint,
      String intentExcerpt,
      Optional<Double> score,
      Instant startedAt,
      Optional<Instant> finishedAt) {}

  /**
   * Everything that is stored of a generation.
   *
   * @param question what a person is asked, in plain words, while it waits for a decision
   * @param resultJson empty while it runs; so far while it waits to be given more budget
   */
  record GenerationRow(
      GenerationSummary summary,
      Optional<String> question,
      String intentSha256,
      String requestJson,
      String parsedIntentJson,
      Optional<String> resultJson) {}

  /**
   * @param status only generations of that status
   * @param before only what comes after this place in the listing
   * @param rows from 1 to {@link dev.weavergen.domain.Limits#PAGE_ROWS_MAX}
   */
  record PageRequest(Optional<String> status, Optional<Cursor> before, int rows) {
    public static PageRequest first(int rows) {
      return new PageRequest(Optional.empty(), Optional.empty(), rows);
    }
  }

  /** A place in the listing: the last row of the page before. */
  record Cursor(Instant startedAt, String id) {}
}
