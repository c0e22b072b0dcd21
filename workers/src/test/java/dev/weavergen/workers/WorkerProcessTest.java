package dev.weavergen.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.weavergen.memory.panel.PostgresReplies;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.DatabaseUnavailable;
import dev.weavergen.memory.spans.PostgresSpans;
import dev.weavergen.workflows.generation.GenerationStarts;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.spans.ExecutionSpan;
import io.temporal.client.WorkflowClient;
import io.temporal.testing.TestWorkflowEnvironment;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A whole worker as it is deployed, on Temporal in memory and a real PostgreSQL. */
@Timeout(90)
final class WorkerProcessTest {
  private static final Servers SERVERS = new Servers();
  private static final String DRAINED = "generation-drained";
  private static final String SOURCE = "def twice(x):\\n    return 2 * x\\n";

  @AfterAll
  static void close() {
    SERVERS.close();
  }

  @Test
  void start_recordedPanel_answersAGeneration() throws Exception {
    try (WorkerProcess worker = start(Map.of())) {
      Database database = worker.part(Database.class);
      String one = Servers.samples(database, "one", sample(SOURCE, 0));
      String two = Servers.samples(database, "two", sample("# two\\n" + SOURCE, 0));
      WorkflowClient client = worker.part(WorkflowClient.class);

      GenerationStarts.start(client, "generation-answered", request(one, two, one));

      JsonNode generation =
          client
              .newUntypedWorkflowStub("generation-answered")
              .getResult(30, TimeUnit.SECONDS, JsonNode.class);
      assertThat(generation.path("status").asString()).isEqualTo("answered");
      assertThat(generation.path("program").path("source").asString()).contains("return 2 * x");
      assertThat(generation.path("candidates")).hasSize(3);
      assertThat(generation.path("spans").asInt()).isEqualTo(10);
      assertThat(worker.part(TemporalWorkers.class).isRunning()).isTrue();
    }
  }

  /** The reply that is on its way when a worker is stopped is kept. */
  @Test
  void close_whileAModelIsAsked_drains() throws Exception {
    stopWhileAsking(SERVERS);
  }

  /** In memory, Temporal goes on handing tasks to the worker that has gone. */
  @Test
  void start_afterAWorkerWasStopped_goesOnWithoutAskingAgain() throws Exception {
    try (TestWorkflowEnvironment real = DevServer.start();
        Servers servers = new Servers(real)) {
      stopWhileAsking(servers);
      try (WorkerProcess second = start(servers, Map.of())) {
        JsonNode generation =
            second
                .part(WorkflowClient.class)
                .newUntypedWorkflowStub(DRAINED)
                .getResult(40, TimeUnit.SECONDS, JsonNode.class);
        assertThat(generation.path("status").asString()).isEqualTo("answered");
      }
      try (Database database = Database.single(servers.database)) {
        assertThat(generateSpans(new PostgresSpans(database))).hasSize(1);
      }
    }
  }

  private static void stopWhileAsking(Servers servers) throws Exception {
    WorkerProcess worker = start(servers, Map.of());
    String slow = Servers.samples(worker.part(Database.class), "slow", sample(SOURCE, 2_000));
    GenerationStarts.start(worker.part(WorkflowClient.class), DRAINED, request(slow));
    PostgresSpans spans = new PostgresSpans(worker.part(Database.class));
    await(() -> !generateSpans(spans).isEmpty());
    TemporalWorkers workers = worker.part(TemporalWorkers.class);
    worker.close();
    assertThat(workers.isRunning()).isFalse();
    try (Database database = Database.single(servers.database)) {
      assertThat(new PostgresReplies(database).exchanges(DRAINED)).hasSize(1);
      assertThat(generateSpans(new PostgresSpans(database)))
          .allSatisfy(span -> {
            assertThat(span.duration()).isPresent();
            assertThat(span.error()).isEmpty();
          });
    }
  }

  @Test
  void start_noTemporal_namesTheAddressAndTheCure() {
    String nobody = "127.0.0.1:" + Servers.freePort();
    WorkerStartException failure =
        cause(WorkerStartException.class, Map.of("weavergen.temporal.target", nobody));
    assertThat(failure).hasMessageContaining(nobody).hasMessageContaining("weavergen dev");
  }

  @Test
  void start_noDatabase_namesTheAddress() {
    String nobody = "postgresql://u:geheim@127.0.0.1:" + Servers.freePort() + "/d";
    DatabaseUnavailable failure =
        cause(DatabaseUnavailable.class, Map.of("weavergen.database.url", nobody));
    assertThat(failure).hasMessageContaining("127.0.0.1").hasMessageNotContaining("geheim");
  }

  @Test
  void start_wrongDatabaseUrl_namesTheSetting() {
    for (String wrong : List.of("mysql://h/d", "${WEAVERGEN_TEST_NONE}")) {
      InvalidConfigurationException failure =
          cause(InvalidConfigurationException.class, Map.of("weavergen.database.url", wrong));
      assertThat(failure).hasMessageStartingWith("weavergen.database.url: ");
    }
  }

  @Test
  void start_wrongModel_isNamed() {
    InvalidConfigurationException failure =
        cause(
            InvalidConfigurationException.class,
            Map.of("weavergen.models.x.provider", "mistral", "weavergen.models.x.model", "m"));
    assertThat(failure).hasMessageStartingWith("weavergen.models.x.provider");
  }

  private static WorkerProcess start(Map<String, String> more) {
    return start(SERVERS, more);
  }

  private static WorkerProcess start(Servers servers, Map<String, String> more) {
    return WorkerProcess.start(false, List.of(), servers.properties(more));
  }

  private static <T extends Throwable> T cause(Class<T> type, Map<String, String> more) {
    Throwable failure = catchThrowable(() -> start(more).close());
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return type.cast(cause);
      }
    }
    throw new AssertionError("no " + type.getSimpleName() + " but " + failure, failure);
  }

  private static List<ExecutionSpan> generateSpans(PostgresSpans spans) {
    return spans.page(DRAINED, Optional.empty(), 50).stream()
        .filter(span -> span.kind().equals("generate"))
        .toList();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long endNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(endNanos);
      Thread.sleep(20);
    }
  }

  private static String sample(String source, long delayMillis) {
    return "{\"task_id\": \"t\", \"solution\": \"%s\", \"delayMillis\": %d}\n"
        .formatted(source, delayMillis);
  }

  private static JsonNode request(String... models) {
    ObjectNode request =
        Json.mapper()
            .createObjectNode()
            .put("intent", "Write a Python function twice(x).")
            .put("task", "t");
    ArrayNode panel = request.putArray("models");
    for (String model : models) {
      panel.add(Objects.requireNonNull(model));
    }
    return request;
  }
}
