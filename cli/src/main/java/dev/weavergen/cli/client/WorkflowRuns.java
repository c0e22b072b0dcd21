package dev.weavergen.cli.client;

import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.payload.Json;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Runs of one kind of workflow, followed and ended over Temporal.
 *
 * @param <R> what a run ends with
 * @param <P> how far it is, as its query {@code progress} tells
 */
final class WorkflowRuns<R, P> implements AutoCloseable {
  private static final Duration PROGRESS_PAUSE = Duration.ofMillis(500);
  private static final long QUERY_SECONDS_MAX = 5;

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;
  private final Kind<R, P> kind;

  /**
   * @param name for people, for example {@code the learning run}
   */
  record Kind<R, P>(String name, Class<R> result, Class<P> progress) {}

  WorkflowRuns(String temporal, Kind<R, P> kind) {
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(temporal).build());
    this.client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build());
    this.kind = kind;
  }

  WorkflowClient client() {
    return client;
  }

  /**
   * Waits for the end of a run.
   *
   * @throws CancelledRunException when it was cancelled
   * @throws WrongCallException when its request was wrong
   * @throws UnavailableException when it failed otherwise
   */
  R await(String id, Consumer<P> onProgress) throws InterruptedException {
    WorkflowStub stub = client.newUntypedWorkflowStub(id);
    CompletableFuture<R> result = stub.getResultAsync(kind.result());
    while (true) {
      try {
        return result.get(PROGRESS_PAUSE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException running) {
        progress(stub).ifPresent(onProgress);
      } catch (ExecutionException e) {
        throw ended(id, unwrapped(e));
      }
    }
  }

  void cancel(String id) {
    client.newUntypedWorkflowStub(id).cancel("cancelled from the terminal");
  }

  /** Whether a run is over, whatever its end was. */
  boolean hasEnded(String id) {
    return client.newUntypedWorkflowStub(id).describe().getStatus()
        != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  private Optional<P> progress(WorkflowStub stub) throws InterruptedException {
    try {
      return Optional.of(
          CompletableFuture.supplyAsync(() -> stub.query("progress", kind.progress()))
              .get(QUERY_SECONDS_MAX, TimeUnit.SECONDS));
    } catch (ExecutionException | TimeoutException noWorkerNow) {
      return Optional.empty();
    }
  }

  private static Throwable unwrapped(ExecutionException failure) {
    Throwable cause = failure;
    while ((cause instanceof ExecutionException || cause instanceof CompletionException)
        && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }

  private RuntimeException ended(String id, Throwable failure) {
    if (failure instanceof WorkflowFailedException
        && failure.getCause() instanceof CanceledFailure) {
      return new CancelledRunException(id);
    }
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    if (root instanceof ApplicationFailure cause) {
      return Failures.INVALID_REQUEST.equals(cause.getType())
          ? new WrongCallException(cause.getOriginalMessage())
          : new UnavailableException(cause.getOriginalMessage());
    }
    return new UnavailableException(kind.name() + " " + id + " failed: " + root.getMessage(), root);
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }
}
