package dev.weavergen.activities.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.activities.World;
import dev.weavergen.activities.budget.LedgerPurse;
import dev.weavergen.activities.generation.UnobservedCandidates;
import dev.weavergen.activities.panel.catalogue.CatalogueEntry;
import dev.weavergen.activities.panel.prompt.Prompts;
import dev.weavergen.activities.panel.protocol.BrokenServer;
import dev.weavergen.activities.panel.protocol.BrokenServer.Fault;
import dev.weavergen.activities.panel.protocol.ProtocolServer;
import dev.weavergen.activities.panel.protocol.ProtocolServer.Response;
import dev.weavergen.activities.panel.settings.Price;
import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.domain.generation.GenerationStatus;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.IntentParser;
import dev.weavergen.workflows.budget.Ledger.Charge;
import dev.weavergen.workflows.generation.DurableGeneration;
import dev.weavergen.workflows.generation.GenerationUpdates;
import dev.weavergen.workflows.generation.GenerationWorkflow;
import dev.weavergen.workflows.generation.SearchKeys;
import dev.weavergen.workflows.generation.TaskQueues;
import dev.weavergen.workflows.generation.UpdateRefusedException;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.payload.Json;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.WorkerFactoryOptions;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whole runs with a budget: the real workflow and ledger, models behind real HTTP. */
@Timeout(60)
final class BudgetRunTest {
  private static final World WORLD = new World();
  private static final String INTENT = "Write a Python function twice(x) that doubles x.";

  /** What a server of these tests says that its answer took. */
  private static final int ANSWER_TOKENS = 18;

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
  void generate_purseOfOneCall_asksOneAtATimeAndNoneBeyondIt() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (ProtocolServer server =
        ProtocolServer.answering(_ -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          Response answer = answer();
          underWay.decrementAndGet();
          return answer;
        })) {
      List.of("a", "b", "c").forEach(name -> WORLD.openAi(name, server.address()));

      Generation generation = result(start(tokensOfACall() + ANSWER_TOKENS, "a", "b", "c"));

      assertThat(server.requests()).hasSize(2);
      assertThat(most).hasValue(1);
      assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
      assertThat(generation.candidates())
          .extracting(CandidateReport::reply)
          .containsExactlyInAnyOrder("answered", "answered", "failed");
      assertThat(generation.candidates())
          .flatExtracting(candidate -> candidate.error().stream().toList())
          .singleElement()
          .asString()
          .contains("budget-exceeded")
          .contains("weavergen extend " + generation.id() + " --budget-tokens ");
      assertThat(WORLD.ledger.spent(generation.id())).hasValue(new Charge(0, 2 * ANSWER_TOKENS));
    }
  }

  @Test
  void generate_refusedAndAskedAgain_reservesAnewAndPaysOnce() throws Exception {
    try (ProtocolServer server =
        ProtocolServer.answering(Response.of(500, "{}"), Response.of(429, "{}"), answer())) {
      WORLD.openAi(
          "a", server.address(), settings -> settings.with(new Price(1_000_000, 2_000_000)));

      Generation generation = result(start(100_000, "a"));

      assertThat(server.requests()).hasSize(3);
      assertThat(entries())
          .containsExactly("generate 1 settled 0", "generate 2 settled 0", "generate 3 settled 18");
      assertThat(WORLD.ledger.spent(generation.id()))
          .hasValue(new Charge(generation.costUsd(), generation.tokens()));
    }
  }

  @Test
  void generate_nobodyKnowsWhetherItWasCharged_isCountedInFull() throws Exception {
    try (BrokenServer server = BrokenServer.with(Fault.reset())) {
      WORLD.openAi("a", server.address());
      long most = tokensOfACall();

      Generation generation = result(start(100 * most, "a"));

      assertThat(generation.status()).isEqualTo(GenerationStatus.NO_ANSWER);
      assertThat(entries()).isNotEmpty().allMatch(entry -> entry.endsWith(" settled " + most));
    }
  }

  @Test
  void generate_nobodyThere_costsNothing() throws Exception {
    WORLD.openAi("a", URI.create("http://127.0.0.1:1"));

    Generation generation = result(start(100_000, "a"));

    assertThat(generation.status()).isEqualTo(GenerationStatus.NO_ANSWER);
    assertThat(entries()).isNotEmpty().allMatch(entry -> entry.endsWith(" settled 0"));
  }

  @Test
  void generate_recordedMember_spendsNothing() throws Exception {
    String name =
        WORLD.samples("qwen", "{\"task_id\": \"t1\", \"solution\": \"def twice(x): return 2*x\"}");
    serve("recorded");

    Generation generation = result(started(0, name));

    assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
    assertThat(entries()).containsExactly("generate 1 settled 0");
  }

  @Test
  void generate_withoutABudget_leavesTheLedgerAlone() throws Exception {
    try (ProtocolServer server = ProtocolServer.answering(answer())) {
      WORLD.openAi("a", server.address());

      Generation generation = result(start(-1, "a"));

      assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
      assertThat(entries()).isEmpty();
      assertThat(WORLD.ledger.spent(generation.id())).isEmpty();
    }
  }

  @Test
  void generate_nothingMayBeSpent_waitsUntilItIsExtended() throws Exception {
    try (ProtocolServer server = ProtocolServer.answering(answer())) {
      WORLD.openAi("a", server.address());
      WorkflowStub run = start(0, "a");
      String id = run.getExecution().getWorkflowId();
      awaitShortage(run);
      assertThat(server.requests()).isEmpty();

      assertThatThrownBy(() -> extend(id, "{\"tokens\": 0}"))
          .isInstanceOfSatisfying(
              UpdateRefusedException.class,
              refused -> assertThat(refused.kind()).isEqualTo(UpdateRefusedException.Kind.WRONG));
      extend(id, "{\"tokens\": %d}".formatted(tokensOfACall()));
      Generation generation = result(run);

      assertThat(generation.status()).isEqualTo(GenerationStatus.ANSWERED);
      assertThat(server.requests()).hasSize(1);
      assertThatThrownBy(() -> extend(id, "{\"tokens\": 1}"))
          .isInstanceOfSatisfying(
              UpdateRefusedException.class,
              refused ->
                  assertThat(refused.kind()).isEqualTo(UpdateRefusedException.Kind.NOT_TAKEN));
    }
  }

  private void extend(String id, String json) {
    GenerationUpdates.extendBudget(environment.getWorkflowClient(), id, json);
  }

  private static void awaitShortage(WorkflowStub run) throws InterruptedException {
    CountDownLatch pause = new CountDownLatch(1);
    while (run.query("progress", Progress.class).shortage().isEmpty()) {
      boolean _ = pause.await(20, TimeUnit.MILLISECONDS);
    }
    assertThat(run.query("progress", Progress.class).status())
        .isEqualTo(GenerationStatus.BUDGET_EXCEEDED);
  }

  private static long tokensOfACall() throws ModelFailure {
    CatalogueEntry entry = WORLD.catalogue().resolve("a");
    return CallCost.most(
            entry,
            new Prompts().ask(entry.style(), new IntentParser().parse(Intent.of(INTENT)), ""))
        .tokens();
  }

  private static List<String> entries() {
    return WORLD.database.run(session ->
        session.list(
            "SELECT concat_ws(' ', stage, attempt, state, tokens) AS entry FROM purse_entry ORDER BY id",
            100,
            row -> row.text("entry")));
  }

  private static Response answer() {
    return Response.ok(
        """
        {"id":"chatcmpl-1","object":"chat.completion","created":1,"model":"m",
         "choices":[{"index":0,"message":{"role":"assistant",
           "content":"```python\\ndef twice(x):\\n    return 2 * x\\n```"},"finish_reason":"stop"}],
         "usage":{"prompt_tokens":11,"completion_tokens":7,"total_tokens":18}}\
        """);
  }

  /**
   * @param tokens that may be spent; below 0 for a request without a budget
   */
  private WorkflowStub start(long tokens, String... models) {
    serve("openai");
    return started(tokens, models);
  }

  private WorkflowStub started(long tokens, String... models) {
    WorkflowStub run =
        environment
            .getWorkflowClient()
            .newUntypedWorkflowStub(
                GenerationWorkflow.TYPE,
                WorkflowOptions.newBuilder().setTaskQueue(TaskQueues.MAIN).build());
    var request = Json.mapper().createObjectNode().put("intent", INTENT).put("task", "t1");
    request.set("models", Json.mapper().valueToTree(models));
    request.putObject("reasoning").put("maxIterations", 0);
    if (tokens >= 0) {
      request.putObject("budget").put("tokens", tokens);
    }
    run.start(request);
    return run;
  }

  private void serve(String provider) {
    var main = environment.newWorker(TaskQueues.MAIN);
    main.registerWorkflowImplementationTypes(DurableGeneration.class);
    main.registerActivitiesImplementations(
        WORLD.recall(),
        WORLD.agree(),
        WORLD.predict(),
        WORLD.record(),
        new LedgerPurse(WORLD.ledger, WORLD.generations));
    environment
        .newWorker(TaskQueues.models(provider))
        .registerActivitiesImplementations(WORLD.generate());
    environment
        .newWorker(TaskQueues.SANDBOX)
        .registerActivitiesImplementations(new UnobservedCandidates());
    environment.start();
  }

  private static Generation result(WorkflowStub run) throws Exception {
    return run.getResult(40, TimeUnit.SECONDS, Generation.class);
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
