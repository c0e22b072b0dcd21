package dev.weavergen.activities.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.World;
import dev.weavergen.activities.evidence.SandboxFusionCheck;
import dev.weavergen.activities.evidence.SandboxObserve;
import dev.weavergen.activities.evidence.Sandboxes;
import dev.weavergen.activities.panel.protocol.ProtocolServer;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Request;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Response;
import dev.weavergen.activities.sandbox.SandboxSettings;
import dev.weavergen.activities.sandbox.python.PythonReader;
import dev.weavergen.activities.sandbox.python.PythonSandbox;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.memory.evidence.PostgresObservations;
import dev.weavergen.memory.recordings.PostgresRecordedTests;
import dev.weavergen.workflows.generation.DurableGeneration;
import dev.weavergen.workflows.generation.GenerationWorkflow;
import dev.weavergen.workflows.generation.SearchKeys;
import dev.weavergen.workflows.generation.TaskQueues;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.spans.ExecutionSpan;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real workflow, the real activities and the real sandbox, over models behind real HTTP. */
@Timeout(60)
final class InquiryRunTest {
  private static final World WORLD = new World();
  private static final PythonSandbox SANDBOX = new PythonSandbox(SandboxSettings.standard());
  private static final PythonReader READER = new PythonReader(SandboxSettings.standard());

  /** A step is an activity; how many events a history has depends on what arrives at once. */
  private static final int STEPS = 15;

  private static final String INTENT =
      "Write a Python function last(items) that gives the last item, None for an empty list.";
  private static final String SKETCH =
      """
      {"parameters": [{"type": "list", "items": {"type": "integer", "min": 0, "max": 9},
       "minLength": 1, "maxLength": 3, "edges": [[], [41, 42]]}]}
      """;

  private final TestWorkflowEnvironment environment =
      TestWorkflowEnvironment.newInstance(options());

  @BeforeEach
  void clear() {
    WORLD.clear();
  }

  @AfterEach
  void close() {
    environment.close();
  }

  @AfterAll
  static void closeWorld() {
    SANDBOX.close();
    READER.close();
    WORLD.close();
  }

  @Test
  void generate_nearlyEven_isDecidedByTheJudgeOnSketchedInputs() throws Exception {
    try (ProtocolServer none = author("    return items[-1] if items else None");
        ProtocolServer zero = author("    return items[-1] if items else 0");
        ProtocolServer judge = ProtocolServer.answering(InquiryRunTest::judged)) {
      WORLD.openAi("none", none.address());
      WORLD.openAi("zero", zero.address());
      WORLD.openAi("judge", judge.address());

      WorkflowStub run = start(false, "zero", "none", "judge");
      Generation generation = run.getResult(30, TimeUnit.SECONDS, Generation.class);

      assertThat(generation.program().orElseThrow().source()).contains("else None");
      assertThat(generation.consensus().orElseThrow().reasons().toString())
          .contains("judge, asked twice as a judge, takes ");
      assertThat(generation.evidence().orElseThrow().inputs())
          .extracting(input -> input.call())
          .contains("last([41, 42])");
      String id = run.getExecution().getWorkflowId();
      assertThat(WORLD.spansOf(id))
          .extracting(ExecutionSpan::kind)
          .contains("sketch", "judge", "writeTests");
      assertThat(steps(id)).isEqualTo(STEPS);
      // Three programs, three replies with tests, a sketch and two judgements.
      assertThat(generation.tokens()).isEqualTo(9 * 18);
    }
  }

  @Test
  void generate_withMerge_answersWithTheFusedProgram() throws Exception {
    try (ProtocolServer one = author("    return items[-1] if items else None");
        ProtocolServer two = author("    return items[len(items) - 1] if len(items) else None");
        ProtocolServer three = author("    return None if not items else items[-1]")) {
      WORLD.openAi("one", one.address());
      WORLD.openAi("two", two.address());
      WORLD.openAi("three", three.address());

      WorkflowStub run = start(true, "one", "two", "three");
      Generation generation = run.getResult(30, TimeUnit.SECONDS, Generation.class);

      assertThat(generation.program().orElseThrow().source()).contains("fused");
      assertThat(generation.consensus().orElseThrow().reasons().getLast())
          .contains("the result behaves exactly as they do");
      String id = run.getExecution().getWorkflowId();
      assertThat(WORLD.spansOf(id))
          .extracting(ExecutionSpan::kind)
          .contains("merge", "checkFusion");
      assertThat(steps(id)).isEqualTo(STEPS);
    }
  }

  private long steps(String id) {
    return environment.getWorkflowClient().fetchHistory(id).getEvents().stream()
        .filter(event -> event.getEventType() == EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED)
        .count();
  }

  /** A model that writes a program, a sketch and a fused program. */
  private static ProtocolServer author(String body) throws IOException {
    return ProtocolServer.answering(request -> {
      if (request.body().contains("You describe the inputs")) {
        return said(SKETCH);
      }
      if (request.body().contains("keeps exactly their behaviour")) {
        return said(program("    fused = items[-1:]\n    return fused[0] if fused else None"));
      }
      return request.body().contains("You write tests") ? said("None.") : said(program(body));
    });
  }

  private static String program(String body) {
    return "```python\ndef last(items):\n" + body + "\n```";
  }

  private static Response judged(Request request) {
    if (!request.body().contains("You judge")) {
      return said("I would rather not.");
    }
    return said(
        request.body().contains("The first program returns None")
            ? "Answer: first"
            : "Answer: second");
  }

  private static Response said(String text) {
    return Response.ok(
        """
        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m",
         "choices":[{"index":0,"message":{"role":"assistant","content":%s},"finish_reason":"stop"}],
         "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}\
        """
            .formatted(Json.mapper().writeValueAsString(text)));
  }

  private WorkflowStub start(boolean merge, String... models) {
    serve();
    WorkflowStub run =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                GenerationWorkflow.TYPE,
                WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.MAIN).build());
    run.start(
        Json.mapper()
            .createObjectNode()
            .put("intent", INTENT)
            .put("merge", merge)
            .set("models", Json.mapper().valueToTree(models)));
    return run;
  }

  private void serve() {
    SandboxObserve.Stores stores =
        new SandboxObserve.Stores(
            WORLD.generations,
            WORLD.sources,
            new PostgresObservations(WORLD.database),
            new PostgresRecordedTests(WORLD.database),
            WORLD.sketches);
    Sandboxes sandboxes = new Sandboxes(SANDBOX, SANDBOX, READER);
    var main = environment.newWorker(TaskQueues.MAIN);
    main.registerWorkflowImplementationTypes(DurableGeneration.class);
    main.registerActivitiesImplementations(
        WORLD.recall(), WORLD.agree(), WORLD.predict(), WORLD.record());
    environment
        .newWorker(TaskQueues.models("openai"))
        .registerActivitiesImplementations(
            WORLD.generate(), WORLD.generateTests(), WORLD.sketch(), WORLD.judge(), WORLD.merge());
    environment
        .newWorker(TaskQueues.SANDBOX)
        .registerActivitiesImplementations(
            new SandboxObserve(stores, sandboxes), new SandboxFusionCheck(stores, sandboxes));
    environment.start();
  }

  private static TestEnvironmentOptions options() {
    TestEnvironmentOptions.Builder options =
        TestEnvironmentOptions.newBuilder()
            .setUseTimeskipping(false)
            .setWorkerFactoryOptions(
                WorkerFactoryOptions.newBuilder()
                    .setWorkerInterceptors(WORLD.interceptor())
                    .build())
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build());
    SearchKeys.all()
        .forEach(key ->
            options.registerSearchAttribute(
                key.getName(), IndexedValueType.valueOf(key.getValueType().name())));
    return options.build();
  }
}
