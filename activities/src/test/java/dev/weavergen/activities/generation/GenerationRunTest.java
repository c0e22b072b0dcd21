package dev.weavergen.activities.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.activities.Learned;
import dev.weavergen.activities.World;
import dev.weavergen.activities.panel.protocol.ProtocolServer;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Response;
import dev.weavergen.activities.panel.settings.ModelSettings;
import dev.weavergen.activities.panel.settings.Provider;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.KnowledgeUse;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.workflows.generation.DurableGeneration;
import dev.weavergen.workflows.generation.GenerationWorkflow;
import dev.weavergen.workflows.generation.SearchKeys;
import dev.weavergen.workflows.generation.TaskQueues;
import dev.weavergen.workflows.generation.TraceIds;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import dev.weavergen.workflows.spans.ExecutionSpan.SpanError;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real workflow and the real activities, from a request to what is left of it in the store. */
@Timeout(60)
final class GenerationRunTest {
  private static final World WORLD = new World();
  private static final String ANSWER =
      """
      {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m",
       "choices":[{"index":0,"message":{"role":"assistant",
         "content":"```python\\ndef twice(x):\\n    return 2 * x\\n```"},"finish_reason":"stop"}],
       "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}\
      """;

  private static final String OTHER_ANSWER = ANSWER.replace("return 2 * x", "return x * x + x");

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
    WORLD.close();
  }

  @Test
  void generate_threeModels_leavesOneSpanForEveryAttempt() throws Exception {
    try (ProtocolServer good = ProtocolServer.answering(Response.ok(ANSWER));
        ProtocolServer flaky =
            ProtocolServer.answering(Response.of(503, "{}"), Response.ok(ANSWER));
        ProtocolServer closed = ProtocolServer.answering(Response.of(401, "{}"))) {
      WORLD.openAi("good", good.address());
      WORLD.openAi("flaky", flaky.address());
      WORLD.openAi("closed", closed.address());

      WorkflowStub run = start("good", "flaky", "closed");
      Generation generation = result(run);

      assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
      assertThat(generation.candidates())
          .extracting(CandidateReport::reply)
          .containsExactly("answered", "answered", "failed");
      assertThat(flaky.requests()).hasSize(2);
      String id = run.getExecution().getWorkflowId();
      List<ExecutionSpan> spans = WORLD.spansOf(id);
      assertThat(spans)
          .extracting(GenerationRunTest::shown)
          .containsExactlyInAnyOrder(
              "generation 1",
              "recall 1",
              "generate good 1",
              "generate flaky 1 overloaded",
              "generate flaky 2",
              "generate closed 1 authentication",
              "observe 1",
              "agree 1",
              "predict 1",
              "record 1");
      assertThat(generation.spans()).isEqualTo(spans.size());
      assertTraced(run.getExecution().getRunId(), generation, spans);
      assertThat(
              Json.mapper()
                  .readValue(
                      WORLD.generations.find(id).orElseThrow().resultJson().orElseThrow(),
                      Generation.class))
          .isEqualTo(generation);
      String history = environment.getWorkflowClient().fetchHistory(id).toJson(false);
      assertThat(history).doesNotContain(World.KEY);
      assertThat(WORLD.everythingStored()).doesNotContain(World.KEY);
    }
  }

  @Test
  void generate_nothingLearned_isPredictedByTheSeedFormula() throws Exception {
    try (ProtocolServer good = ProtocolServer.answering(Response.ok(ANSWER));
        ProtocolServer other = ProtocolServer.answering(Response.ok(ANSWER))) {
      WORLD.openAi("good", good.address());
      WORLD.openAi("other", other.address());

      WorkflowStub run = start("good", "other");
      Generation generation = result(run);

      Prediction prediction = generation.prediction().orElseThrow();
      assertThat(prediction.predictor()).isEqualTo("seed");
      assertThat(prediction.tier()).isEqualTo(Tier.STATIC);
      assertThat(prediction.factors()).isNotEmpty();
      assertThat(generation.knowledge()).isEmpty();
      assertThat(generation.candidates())
          .extracting(CandidateReport::probability)
          .allSatisfy(probability -> assertThat(probability).isPresent());
      ExecutionSpan span = span(run, "predict");
      assertThat(span.attributes())
          .containsEntry("weavergen.probability", new AttributeValue.Real(prediction.probability()))
          .containsEntry("weavergen.predictor", new AttributeValue.Text("seed"))
          .containsEntry("weavergen.tier", new AttributeValue.Text("static"))
          .containsEntry("weavergen.seed_score", new AttributeValue.Real(prediction.seedScore()))
          .doesNotContainKey("weavergen.knowledge");
      assertThat(WORLD.generations.find(generation.id()).orElseThrow().summary().score())
          .contains(prediction.probability());
    }
  }

  /** The published records say that the first model is mostly wrong; the store has no label. */
  @Test
  void generate_knowledgePublished_isWhatPredictGoesBy() throws Exception {
    try (ProtocolServer good = ProtocolServer.answering(Response.ok(ANSWER));
        ProtocolServer other = ProtocolServer.answering(Response.ok(OTHER_ANSWER))) {
      WORLD.openAi("good", good.address());
      WORLD.openAi(
          "other",
          other.address(),
          settings -> ModelSettings.of(Provider.OPENAI, "n").with(settings.access()));
      Generation before = result(start("good", "other"));
      List<LabelledGeneration> history =
          IntStream.range(0, 60).mapToObj(_ -> wrong(before.id(), "good")).toList();
      assertThat(WORLD.knowledges.publish("user", Learned.records(history))).isTrue();

      WorkflowStub run = started("good", "other");
      Generation generation = result(run);

      assertThat(generation.knowledge()).contains(new KnowledgeUse(1));
      assertThat(span(run, "predict").attributes())
          .containsEntry("weavergen.knowledge", new AttributeValue.Whole(1));
      assertThat(generation.prediction().orElseThrow().seedScore())
          .isLessThan(before.prediction().orElseThrow().seedScore());
    }
  }

  private static LabelledGeneration wrong(String id, String member) {
    String model =
        WORLD.outcomes.candidates(id).stream()
            .filter(row -> row.member().equals(member))
            .findFirst()
            .orElseThrow()
            .model();
    return new LabelledGeneration(
        "python/no-examples/short",
        List.of(
            new LabelledGeneration.Candidate(
                model, LabelledGeneration.Showing.NO_EXAMPLES, List.of(), Optional.of(false))));
  }

  private static ExecutionSpan span(WorkflowStub run, String kind) {
    return WORLD.spansOf(run.getExecution().getWorkflowId()).stream()
        .filter(span -> span.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static void assertTraced(String runId, Generation generation, List<ExecutionSpan> spans) {
    String run = TraceIds.span(TraceIds.runKey(generation.id(), runId));
    assertThat(generation.traceId()).isEqualTo(TraceIds.trace(runId));
    assertThat(spans)
        .allSatisfy(span -> {
          assertThat(span.traceId()).isEqualTo(generation.traceId());
          assertThat(span.duration()).isPresent();
          assertThat(span.parentSpanId())
              .isEqualTo(span.spanId().equals(run) ? Optional.empty() : Optional.of(run));
        });
    assertThat(WORLD.exported.spans())
        .extracting(SpanData::getTraceId, SpanData::getSpanId)
        .containsExactlyInAnyOrderElementsOf(
            spans.stream()
                .map(span -> org.assertj.core.groups.Tuple.tuple(span.traceId(), span.spanId()))
                .toList());
    assertThat(WORLD.exported.spans())
        .filteredOn(span -> span.getName().startsWith("generate "))
        .allSatisfy(span ->
            assertThat(span.getAttributes().get(AttributeKey.stringKey("gen_ai.provider.name")))
                .isEqualTo("openai"));
  }

  private static String shown(ExecutionSpan span) {
    String name = span.kind().equals("generate") ? " " + span.name() : "";
    String error = span.error().map(SpanError::type).map(type -> " " + type).orElse("");
    return span.kind() + name + " " + span.key().attempt() + error;
  }

  private WorkflowStub start(String... models) {
    serve();
    return started(models);
  }

  private WorkflowStub started(String... models) {
    WorkflowStub run =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                GenerationWorkflow.TYPE,
                WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.MAIN).build());
    run.start(
        Json.mapper()
            .createObjectNode()
            .put("intent", "Write a Python function twice(x) that doubles x.")
            .set("models", Json.mapper().valueToTree(models)));
    return run;
  }

  private void serve() {
    var main = environment.newWorker(TaskQueues.MAIN);
    main.registerWorkflowImplementationTypes(DurableGeneration.class);
    main.registerActivitiesImplementations(
        WORLD.recall(), WORLD.agree(), WORLD.predict(), WORLD.record());
    environment
        .newWorker(TaskQueues.models("openai"))
        .registerActivitiesImplementations(WORLD.generate());
    environment
        .newWorker(TaskQueues.SANDBOX)
        .registerActivitiesImplementations(new UnobservedCandidates());
    environment.start();
  }

  private static Generation result(WorkflowStub run) throws Exception {
    return run.getResult(30, TimeUnit.SECONDS, Generation.class);
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
