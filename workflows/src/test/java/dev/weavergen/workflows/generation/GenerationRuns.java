package dev.weavergen.workflows.generation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.workflows.payload.Json;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.sdk.v1.WorkflowMetadata;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TemporalDevServerOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/**
 * A server in memory with the real workflow and scripted activities. Models of the provider {@code
 * p} are served; the queue of any other provider has no worker.
 */
final class GenerationRuns implements AutoCloseable {
  private static final int RESULT_SECONDS_MAX = 20;

  final ScriptedModels models = new ScriptedModels();
  final ScriptedSteps steps = new ScriptedSteps();
  final ScriptedLoop loop = new ScriptedLoop();
  final ScriptedRepairs repairs = new ScriptedRepairs();
  final ScriptedSandbox sandbox = new ScriptedSandbox();
  final TestWorkflowEnvironment environment;

  private GenerationRuns(TestWorkflowEnvironment environment) {
    this(environment, true);
  }

  private GenerationRuns(TestWorkflowEnvironment environment, boolean sandboxed) {
    this.environment = environment;
    serve();
    if (sandboxed) {
      environment.newWorker(TaskQueues.SANDBOX).registerActivitiesImplementations(sandbox);
    }
    environment.start();
  }

  private static TestEnvironmentOptions options(boolean skippingTime) {
    TestEnvironmentOptions.Builder options =
        TestEnvironmentOptions.newBuilder()
            .setUseTimeskipping(skippingTime)
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder()
                    .setDataConverter(Json.dataConverter())
                    .setIdentity("test")
                    .build());
    SearchKeys.all()
        .forEach(key ->
            options.registerSearchAttribute(
                key.getName(), IndexedValueType.valueOf(key.getValueType().name())));
    return options.build();
  }

  static GenerationRuns inRealTime() {
    return new GenerationRuns(TestWorkflowEnvironment.newInstance(options(false)));
  }

  /** For runs that wait minutes for something that does not come. */
  static GenerationRuns skippingTime() {
    return new GenerationRuns(TestWorkflowEnvironment.newInstance(options(true)));
  }

  /** Nobody serves the sandbox's queue. */
  static GenerationRuns withoutSandbox() {
    return new GenerationRuns(TestWorkflowEnvironment.newInstance(options(false)), false);
  }

  /** On a real server, for what the one in memory does differently. */
  static GenerationRuns onDevServer(String binary, boolean sandboxed) {
    TemporalDevServerOptions server =
        TemporalDevServerOptions.newBuilder().setExistingPath(binary).build();
    return new GenerationRuns(
        TestWorkflowEnvironment.startLocal(options(false), server), sandboxed);
  }

  private void serve() {
    var main = environment.newWorker(TaskQueues.MAIN);
    main.registerWorkflowImplementationTypes(DurableGeneration.class);
    main.registerActivitiesImplementations(steps, loop);
    environment
        .newWorker(TaskQueues.models("p"))
        .registerActivitiesImplementations(models, repairs);
  }

  /**
   * The loop is entered.
   *
   * @param rounds after how many rounds it gives up
   * @param acceptedIn the round whose repair is accepted, 0 for none
   */
  void reasonFor(int rounds, int acceptedIn) {
    steps.reasoning = Optional.of(new Briefing.Reasoning(5));
    loop.roundsMax = rounds;
    loop.acceptedIn = acceptedIn;
  }

  /** Starts a run on a JSON request. */
  WorkflowStub start(String json) {
    return startWith(Json.mapper().readTree(json));
  }

  /** Starts a run on whatever a client may send. */
  WorkflowStub startWith(Object... inputs) {
    WorkflowStub run = newRun();
    run.start(inputs);
    return run;
  }

  WorkflowStub newRun() {
    return environment
        .getWorkflowClient()
        .newUntypedWorkflowStub(
            GenerationWorkflow.TYPE,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.MAIN)
                .setWorkflowExecutionTimeout(Duration.ofDays(1))
                .build());
  }

  Generation run(String json) {
    return result(start(json));
  }

  static Generation result(WorkflowStub run) {
    try {
      return run.getResult(RESULT_SECONDS_MAX, TimeUnit.SECONDS, Generation.class);
    } catch (TimeoutException e) {
      throw new AssertionError("the run did not end: " + run.getExecution().getWorkflowId(), e);
    }
  }

  /** The failure that the run ends with. */
  static ApplicationFailure failureOf(WorkflowStub run) {
    try {
      throw new AssertionError("the run did not fail but gave " + result(run));
    } catch (WorkflowFailedException failed) {
      assertThat(failed.getCause()).isInstanceOf(ApplicationFailure.class);
      return (ApplicationFailure) Objects.requireNonNull(failed.getCause());
    }
  }

  WorkflowExecutionHistory history(WorkflowStub run) {
    return environment.getWorkflowClient().fetchHistory(run.getExecution().getWorkflowId());
  }

  List<HistoryEvent> events(WorkflowStub run, EventType type) {
    return history(run).getEvents().stream().filter(event -> event.getEventType() == type).toList();
  }

  /** From the first event to the last, by the server's clock. */
  Duration duration(WorkflowStub run) {
    WorkflowExecutionHistory history = history(run);
    return Duration.ofMillis(
        millis(history.getLastEvent().getEventTime())
            - millis(history.getEvents().getFirst().getEventTime()));
  }

  private static long millis(Timestamp time) {
    return time.getSeconds() * 1_000 + time.getNanos() / 1_000_000;
  }

  /** A request for a panel; {@code more} is added to the JSON object. */
  static String request(List<String> models, String... more) {
    String panel = models.stream().map(name -> '"' + name + '"').collect(Collectors.joining(","));
    String fields = Arrays.stream(more).map(field -> ", " + field).collect(Collectors.joining());
    return "{\"intent\": \"write f(x)\", \"models\": [" + panel + "]" + fields + "}";
  }

  /** Waits until the query shows the member in that state. */
  void awaitMember(WorkflowStub run, int seat, String state) {
    await(() -> {
      List<Progress.MemberProgress> members = progress(run).members();
      return members.size() > seat && members.get(seat).state().equals(state);
    });
  }

  /** Waits until the query shows the run in that status. */
  void awaitStatus(WorkflowStub run, GenerationStatus status) {
    await(() -> progress(run).status() == status);
  }

  void awaitEvent(WorkflowStub run, EventType type) {
    await(() -> !events(run, type).isEmpty());
  }

  private static void await(BooleanSupplier condition) {
    long endNanos = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(endNanos);
      pause(Duration.ofMillis(20));
    }
  }

  static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  static Progress progress(WorkflowStub run) {
    return run.query("progress", Progress.class);
  }

  /** The page that the Web UI shows. */
  static String details(WorkflowStub run) {
    return run.query("__temporal_workflow_metadata", WorkflowMetadata.class).getCurrentDetails();
  }

  @Override
  public void close() {
    environment.close();
  }
}
