package dev.weavergen.cli.client;

import dev.weavergen.cli.UnavailableException;
import dev.weavergen.cli.home.RunningServers;
import dev.weavergen.workflows.learning.LearningProgress;
import dev.weavergen.workflows.learning.LearningRuns;
import dev.weavergen.workflows.learning.Lesson;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowException;
import java.util.function.Consumer;

/** What the command does with learning runs, over Temporal. */
public final class LearningClient implements AutoCloseable {
  private final WorkflowRuns<Lesson, LearningProgress> runs;

  private LearningClient(String temporal) {
    this.runs =
        new WorkflowRuns<>(
            temporal,
            new WorkflowRuns.Kind<>("the learning run", Lesson.class, LearningProgress.class));
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
      return LearningRuns.start(runs.client(), scope);
    } catch (WorkflowException | StatusRuntimeException e) {
      throw new UnavailableException("the learning run cannot be started: " + e.getMessage(), e);
    }
  }

  /** Waits for the end of a run. */
  public Lesson await(String id, Consumer<LearningProgress> onProgress)
      throws InterruptedException {
    return runs.await(id, onProgress);
  }

  /** Asks the run to end; what it has digested stays. */
  void cancel(String id) {
    runs.cancel(id);
  }

  /** Whether a run is over, whatever its end was. */
  boolean hasEnded(String id) {
    return runs.hasEnded(id);
  }

  @Override
  public void close() {
    runs.close();
  }
}
