package dev.weavergen.cli.client;

import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.home.RunningServers;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.workflows.outcomes.OutcomeLabels;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * What the command does with generations, over HTTP where a gateway runs, else over Temporal and
 * the store.
 */
public interface GenerationClient extends AutoCloseable {
  /** The client for those servers: the gateway's starts three times as fast as Temporal's. */
  static GenerationClient of(RunningServers servers) {
    return servers.gateway().isPresent()
        ? new GatewayClient(servers.gateway().get())
        : new TemporalClient(servers.temporal(), servers.database());
  }

  /** What a file of recorded replies, or of tests that models wrote, holds. */
  enum Recording {
    SAMPLES,
    RECORDINGS,
    /** Asserts that models wrote. */
    TESTS,
    /** Programs that a model repaired, iteration by iteration. */
    REPAIRS
  }

  /**
   * Imports a file of recorded replies, once by content hash.
   *
   * @return the content hash
   * @throws WrongCallException with one line for every broken row
   */
  String importRecording(Recording kind, String name, Path file);

  /**
   * Imports a benchmark, a file or a folder with a file for each task, once by content hash.
   *
   * @return the content hash
   * @throws WrongCallException or {@link dev.weavergen.memory.recordings.ImportException} with one
   *     line for every broken row
   */
  String importBenchmark(String name, Path source);

  /**
   * Starts a generation.
   *
   * @return its id
   */
  String start(JsonNode request);

  /**
   * Waits a moment for a generation's end.
   *
   * @param onProgress told where the run is when it has not ended
   * @return the result when it has ended
   * @throws WrongCallException when there is no such run, or it failed because of its request
   * @throws UnavailableException when it failed because something is missing
   * @throws CancelledRunException when it was cancelled from outside
   */
  Optional<JsonNode> poll(String id, Consumer<Progress> onProgress) throws InterruptedException;

  /**
   * What the store holds of a generation: its result, or while it waits to be given more budget the
   * result so far.
   */
  Optional<JsonNode> stored(String id);

  /**
   * Cancels a running generation; when no worker answers for it now, it ends once one does.
   *
   * @throws WrongCallException when there is none of that id that runs
   */
  void cancel(String id, String reason);

  /**
   * Reports whether the program that a generation chose is right.
   *
   * @return what was labelled; empty when that will be done once a worker comes
   * @throws WrongCallException when there is no such generation, or it has no program
   */
  Optional<OutcomeLabels> report(String id, boolean passed);

  /**
   * Answers the question of a generation that waits for a decision.
   *
   * @param decision {@code {"cluster": "c1"}} or {@code {"expected": "0"}}
   * @throws WrongCallException when the generation does not take it
   * @throws UnavailableException when no worker answers for it
   */
  void decide(String id, JsonNode decision);

  /**
   * Adds to what a generation may spend.
   *
   * @param more for example {@code {"tokens": 20000}}
   * @throws WrongCallException when there is no such generation, or what is added is wrong
   * @throws NotTakenException when the generation is over or has no budget
   * @throws UnavailableException when no worker answers for it
   */
  void extendBudget(String id, JsonNode more);

  /** Waits for a generation's end; throws as {@link #poll} does. */
  default JsonNode await(String id, Consumer<Progress> onProgress) throws InterruptedException {
    Optional<JsonNode> result = poll(id, onProgress);
    while (result.isEmpty()) {
      result = poll(id, onProgress);
    }
    return result.get();
  }

  @Override
  void close();
}
