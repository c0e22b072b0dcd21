package dev.weavergen.workers;

import dev.weavergen.activities.spans.SpanInterceptor;
import dev.weavergen.workflows.budget.PurseActivity;
import dev.weavergen.workflows.consensus.AgreeActivity;
import dev.weavergen.workflows.consensus.JudgeActivity;
import dev.weavergen.workflows.consensus.MergeActivity;
import dev.weavergen.workflows.evidence.FusionCheckActivity;
import dev.weavergen.workflows.evidence.GenerateTestsActivity;
import dev.weavergen.workflows.evidence.ObserveActivity;
import dev.weavergen.workflows.evidence.SketchActivity;
import dev.weavergen.workflows.generation.DurableGeneration;
import dev.weavergen.workflows.generation.RecallActivity;
import dev.weavergen.workflows.generation.RecordActivity;
import dev.weavergen.workflows.generation.TaskQueues;
import dev.weavergen.workflows.learning.DurableLearning;
import dev.weavergen.workflows.learning.LearningActivity;
import dev.weavergen.workflows.outcomes.DurableOutcome;
import dev.weavergen.workflows.outcomes.LabelActivity;
import dev.weavergen.workflows.panel.GenerateActivity;
import dev.weavergen.workflows.prediction.PredictActivity;
import dev.weavergen.workflows.reasoning.ImproveActivity;
import dev.weavergen.workflows.reasoning.ReasonActivity;
import dev.weavergen.workflows.reasoning.TraceActivity;
import dev.weavergen.workflows.reasoning.TryRepairsActivity;
import dev.weavergen.workflows.validation.DurableValidation;
import dev.weavergen.workflows.validation.EvaluationActivity;
import dev.weavergen.workflows.validation.TaskLabelActivity;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerFactoryOptions;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/**
 * What this process serves, on one page: the workflows, memory and judgement on the main queue, the
 * models on one queue per provider, and the candidates on a queue of their own. Stops by draining:
 * steps that run are finished, within a limit.
 */
public final class TemporalWorkers implements SmartLifecycle {
  private static final Duration DRAIN_MAX = Duration.ofSeconds(5);

  /** Steps that are interrupted after that still say in the store how they ended. */
  private static final Duration INTERRUPTED_MAX = Duration.ofSeconds(2);

  private static final Duration HEARTBEAT_THROTTLE = Duration.ofSeconds(2);
  private static final int MODEL_CALLS_MAX = 64;
  private static final int STEPS_MAX = 16;

  private final WorkflowClient client;
  private final SearchAttributes searchAttributes;
  private final NightlyLearning nights;
  private final SpanInterceptor spans;
  private final Steps steps;
  private final Capacity capacity;
  private volatile Optional<WorkerFactory> factory = Optional.empty();

  TemporalWorkers(
      WorkflowClient client,
      SearchAttributes searchAttributes,
      NightlyLearning nights,
      SpanInterceptor spans,
      Steps steps,
      Capacity capacity) {
    this.client = client;
    this.searchAttributes = searchAttributes;
    this.nights = nights;
    this.spans = spans;
    this.steps = steps;
    this.capacity = capacity;
  }

  /** The activities of a generation, and of what is learned of it afterwards. */
  record Steps(
      RecallActivity recall,
      GenerateActivity generate,
      GenerateTestsActivity generateTests,
      SketchActivity sketch,
      JudgeActivity judge,
      MergeActivity merge,
      ImproveActivity improve,
      FusionCheckActivity fusionCheck,
      ObserveActivity observe,
      TryRepairsActivity tryRepairs,
      TraceActivity trace,
      AgreeActivity agree,
      PredictActivity predict,
      ReasonActivity reason,
      PurseActivity purse,
      RecordActivity record,
      LabelActivity label,
      EvaluationActivity evaluation,
      TaskLabelActivity taskLabel,
      LearningActivity learning) {}

  /**
   * What this process serves beside the main queue.
   *
   * @param providers of models
   * @param observationsMax how many generations' candidates are run at once
   * @param labelsMax how many generations are labelled at once
   */
  record Capacity(Collection<String> providers, int observationsMax, int labelsMax) {}

  @Override
  public void start() {
    searchAttributes.register();
    WorkerFactory workers =
        WorkerFactory.newInstance(
            client,
            WorkerFactoryOptions.newBuilder()
                .setWorkerInterceptors(spans)
                .setUsingVirtualWorkflowThreads(true)
                .build());
    Worker main = workers.newWorker(TaskQueues.MAIN, options(STEPS_MAX));
    main.registerWorkflowImplementationTypes(
        DurableGeneration.class,
        DurableOutcome.class,
        DurableValidation.class,
        DurableLearning.class);
    main.registerActivitiesImplementations(
        steps.recall(),
        steps.agree(),
        steps.predict(),
        steps.reason(),
        steps.purse(),
        steps.record(),
        steps.label(),
        steps.evaluation(),
        steps.learning());
    for (String provider : capacity.providers()) {
      workers
          .newWorker(TaskQueues.models(provider), options(MODEL_CALLS_MAX))
          .registerActivitiesImplementations(
              steps.generate(),
              steps.generateTests(),
              steps.sketch(),
              steps.judge(),
              steps.merge(),
              steps.improve());
    }
    workers
        .newWorker(TaskQueues.SANDBOX, options(capacity.observationsMax()))
        .registerActivitiesImplementations(
            steps.observe(), steps.fusionCheck(), steps.tryRepairs(), steps.trace());
    workers
        .newWorker(TaskQueues.LABELS, options(capacity.labelsMax()))
        .registerActivitiesImplementations(steps.taskLabel());
    factory = Optional.of(workers);
    workers.start();
    nights.arrange();
  }

  private static WorkerOptions options(int activitiesMax) {
    return WorkerOptions.newBuilder()
        .setMaxConcurrentActivityExecutionSize(activitiesMax)
        .setUsingVirtualThreadsOnActivityWorker(true)
        .setMaxHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
        .setDefaultHeartbeatThrottleInterval(HEARTBEAT_THROTTLE)
        .build();
  }

  @Override
  public void stop() {
    factory.ifPresent(workers -> {
      workers.shutdown();
      workers.awaitTermination(DRAIN_MAX.toMillis(), TimeUnit.MILLISECONDS);
      workers.shutdownNow();
      workers.awaitTermination(INTERRUPTED_MAX.toMillis(), TimeUnit.MILLISECONDS);
    });
    factory = Optional.empty();
  }

  @Override
  public boolean isRunning() {
    return factory.isPresent();
  }
}
