package dev.weavergen.cli.client;

import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.WrongCallException;
import dev.weavergen.cli.home.RunningServers;
import dev.weavergen.workflows.generation.Failures;
import dev.weavergen.workflows.learning.LearningProgress;
import dev.weavergen.workflows.learning.LearningRuns;
import dev.weavergen.workflows.learning.Lesson;
import dev.weavergen.workflows.payload.Json;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowException;
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

/** What the command does with learning runs, over Temporal. */
public final class LearningClient implements AutoCloseable {
  private static final Duration PROGRESS_PAUSE = Duration.ofMillis(500);
  private static final long QUERY_SECONDS_MAX = 5;

  private final WorkflowServiceStubs stubs;
  private final WorkflowClient client;

  private LearningClient(String temporal) {
    this.stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(temporal).build());
    this.client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build());
  }

  /** The client for those servers. */
  public static LearningClient of(RunningServers servers) {
    return new LearningClient(servers.temporal());
  }

  /**
   * Starts a run.
   *
   * @return false when one is running already, which can be followed all the same
   */
  public boolean start(String scope) {
    try {
      return LearningRuns.start(client, scope);
    } catch (WorkflowException | StatusRuntimeException e) {
      throw new UnavailableException("the learning run cannot be started: " + e.getMessage(), e);
    }
  }

  /** Waits for the end of a run. */
  public Lesson await(String id, Consumer<LearningProgress> onProgress)
      throws InterruptedException {
    WorkflowStub stub = client.newUntypedWorkflowStub(id);
    CompletableFuture<Lesson> result = stub.getResultAsync(Lesson.class);
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

  /** Asks the run to end; what it has digested stays. */
  void cancel(String id) {
    client.newUntypedWorkflowStub(id).cancel("cancelled from the terminal");
  }

  /** Whether a run is over, whatever its end was. */
  boolean hasEnded(String id) {
    return client.newUntypedWorkflowStub(id).describe().getStatus()
        != WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
  }

  private static Optional<LearningProgress> progress(WorkflowStub stub)
      throws InterruptedException {
    try {
      return Optional.of(
          CompletableFuture.supplyAsync(() -> stub.query("progress", LearningProgress.class))
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

  private static RuntimeException ended(String id, Throwable failure) {
    if (failure instanceof WorkflowFailedException
        && failure.getCause() instanceof CanceledFailure) {
      return new CancelledRunException(id);
    }
    if (failure.getCause() instanceof ApplicationFailure cause) {
      return Failures.INVALID_REQUEST.equals(cause.getType())
          ? new WrongCallException(cause.getOriginalMessage())
          : new UnavailableException(cause.getOriginalMessage());
    }
    return new UnavailableException(
        "the learning run " + id + " failed: " + failure.getMessage(), failure);
  }

  @Override
  public void close() {
    stubs.shutdownNow();
  }
}
