package dev.weavergen.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.api.Gateway.Answer;
import dev.weavergen.domain.candidate.Sha256;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.workflows.generation.Generations;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
final class GatewayTest {
  private static final Gateway GATEWAY = Gateway.served();
  private static final String GENERATIONS = "/v1/generations";
  private static final String QUICK = request("p:a", "p:b", "p:c");
  private static final int JUST_ACCEPTED_RUNS = 10;
  private static final String SLOW = request("p:slow", "p:slow", "p:slow");

  @AfterAll
  static void close() {
    GATEWAY.close();
  }

  @Test
  void submit_request_isAcceptedAndAnswered() {
    Answer accepted = GATEWAY.post(GENERATIONS, QUICK);
    assertThat(accepted.status()).isEqualTo(202);
    String id = accepted.json().path("id").asString();
    assertThat(accepted.header("Location")).isEqualTo(GENERATIONS + "/" + id);

    Answer ended = GATEWAY.get(accepted.header("Location") + "?wait=20s");
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.json().path("status").asString()).isEqualTo("answered");
    assertThat(ended.json().path("program").path("source").asString())
        .isEqualTo(ScriptedSteps.SOURCE);
    assertThat(ended.json().path("evidence").path("notExecuted").asString())
        .isEqualTo("scripts run nothing");
    assertThat(ended.json().path("candidates").path(0).path("evidence").path("load").asString())
        .isEqualTo("not executed");
    assertThat(GATEWAY.get(GENERATIONS + "/" + id).json()).isEqualTo(ended.json());
  }

  @Test
  void submit_sameKeyAgain_isTheSameRun() {
    Answer first = GATEWAY.post(GENERATIONS, QUICK, "Idempotency-Key", "k 1/é");
    String location = first.header("Location");
    String runId = runId(first);
    Answer again = GATEWAY.post(GENERATIONS, QUICK, "Idempotency-Key", "k 1/é");
    assertThat(again.status()).isEqualTo(202);
    assertThat(again.header("Location")).isEqualTo(location);
    Answer _ = GATEWAY.get(location + "?wait=20s");
    Answer afterTheEnd = GATEWAY.post(GENERATIONS, QUICK, "Idempotency-Key", "k 1/é");
    assertThat(afterTheEnd.header("Location")).isEqualTo(location);
    assertThat(runId(afterTheEnd)).isEqualTo(runId);
    assertThat(GATEWAY.post(GENERATIONS, QUICK, "Idempotency-Key", "k 2").header("Location"))
        .isNotEqualTo(location);
  }

  @Test
  void submit_generationIdAsKey_isThatGeneration() {
    String id = "generation-20260101-000000-0a1b2c3d";
    assertThat(id(GATEWAY.post(GENERATIONS, QUICK, "Idempotency-Key", id))).isEqualTo(id);
  }

  @Test
  void submit_fromAnotherSitesPage_isRefused() {
    Answer refused = GATEWAY.post(GENERATIONS, QUICK, "Origin", "https://example.org");
    assertProblem(refused, 403, "forbidden");
  }

  @Test
  void find_justAccepted_isRunning() {
    Answer accepted = GATEWAY.post(GENERATIONS, SLOW);
    Answer found = GATEWAY.get(accepted.header("Location"));
    assertThat(found.status()).isEqualTo(200);
    assertThat(found.json().path("status").asString()).isEqualTo("running");
    cancel(accepted);
  }

  @Test
  void find_runningAndWaitedFor_tellsItsProgress() {
    Answer accepted = GATEWAY.post(GENERATIONS, SLOW);
    await(() -> stage(accepted).equals("generate"));
    Answer found = GATEWAY.get(accepted.header("Location") + "?wait=100ms");
    assertThat(found.json().path("progress").path("members")).hasSize(3);
    cancel(accepted);
  }

  @Test
  void find_runThatWasTerminated_saysSo() {
    Answer accepted = GATEWAY.post(GENERATIONS, SLOW);
    await(() -> stage(accepted).equals("generate"));
    GATEWAY.client.newUntypedWorkflowStub(id(accepted)).terminate("enough");
    for (String query : new String[] {"", "?wait=5s"}) {
      Answer gone = GATEWAY.get(accepted.header("Location") + query);
      assertProblem(gone, 410, "cancelled");
      assertThat(gone.json().path("detail").asString()).contains("terminated");
    }
  }

  @Test
  void find_modelThatIsNotKnown_isAnInvalidRequest() {
    Answer accepted = GATEWAY.post(GENERATIONS, request("nobody"));
    Answer ended = GATEWAY.get(accepted.header("Location") + "?wait=10s");
    assertProblem(ended, 400, "invalid-request");
    assertThat(ended.json().path("detail").asString()).contains("nobody is not known");
    assertProblem(GATEWAY.get(accepted.header("Location")), 400, "invalid-request");
  }

  @Test
  void cancel_running_endsAsCancelled() {
    Answer accepted = GATEWAY.post(GENERATIONS, SLOW);
    await(() -> stage(accepted).equals("generate"));
    Answer cancelled = GATEWAY.delete(accepted.header("Location") + "?reason=changed%20my%20mind");
    assertThat(cancelled.status()).isEqualTo(204);
    Answer ended = GATEWAY.get(accepted.header("Location") + "?wait=20s");
    assertThat(ended.json().path("status").asString()).isEqualTo("cancelled");
    assertThat(ended.json().path("why").asString()).isEqualTo("changed my mind");
    assertProblem(GATEWAY.delete(accepted.header("Location")), 409, "not-running");
  }

  /** A cancellation meets the first steps in every state; several runs, to meet some of them. */
  @Test
  void cancel_justAccepted_endsAsCancelled() {
    for (int run = 0; run < JUST_ACCEPTED_RUNS; run++) {
      Answer accepted = GATEWAY.post(GENERATIONS, SLOW);
      cancel(accepted);
      Answer ended = GATEWAY.get(accepted.header("Location") + "?wait=20s");
      assertThat(ended.json().path("status").asString()).isEqualTo("cancelled");
    }
  }

  @Test
  void decide_runThatAsks_endsWithTheAnswer() {
    Answer accepted =
        GATEWAY.post(
            GENERATIONS,
            "{\"intent\": \"f\", \"models\": [\"p:divided\", \"p:b\"], \"onDissent\": \"ask\"}");
    String decision = accepted.header("Location") + "/decision";
    await(() -> stage(accepted).equals("decide"));
    Answer waiting = GATEWAY.get(accepted.header("Location") + "?wait=10ms");
    assertThat(waiting.json().path("status").asString()).isEqualTo("needs-decision");
    assertThat(waiting.json().path("question").asString()).contains("which is right: c1, c2");
    assertProblem(GATEWAY.post(decision, "{\"cluster\": \"c9\"}"), 400, "invalid-request");
    assertProblem(GATEWAY.post(decision, "no json"), 400, "invalid-request");
    assertThat(GATEWAY.post(decision, "{\"cluster\": \"c2\"}").status()).isEqualTo(204);
    Answer ended = GATEWAY.get(accepted.header("Location") + "?wait=20s");
    assertThat(ended.json().path("notes").toString()).contains("a person decided for c2");
    assertProblem(GATEWAY.post(decision, "{\"cluster\": \"c2\"}"), 409, "not-asked");
  }

  @Test
  void decide_nobodyThere_isUnknown() {
    Answer answer = GATEWAY.post(GENERATIONS + "/nobody/decision", "{\"cluster\": \"c2\"}");
    assertProblem(answer, 404, "unknown-generation");
  }

  @Test
  void extendBudget_runWithoutABudget_isRefused() {
    Answer accepted = GATEWAY.post(GENERATIONS, SLOW);
    String budget = accepted.header("Location") + "/budget";
    await(() -> stage(accepted).equals("generate"));
    assertProblem(GATEWAY.post(budget, "{\"tokens\": 5}"), 409, "not-extendable");
    assertProblem(GATEWAY.post(budget, "no json"), 400, "invalid-request");
    cancel(accepted);
    assertProblem(
        GATEWAY.post(GENERATIONS + "/nobody/budget", "{\"tokens\": 5}"), 404, "unknown-generation");
  }

  /** Temporal closes such a run without a result; the store has it. */
  @Test
  void find_cancelledThroughTemporal_isTheStoredResult() {
    Answer accepted = GATEWAY.post(GENERATIONS, SLOW);
    await(() -> stage(accepted).equals("generate"));
    GATEWAY.client.newUntypedWorkflowStub(id(accepted)).cancel();
    Answer ended = GATEWAY.get(accepted.header("Location") + "?wait=20s");
    assertThat(ended.status()).isEqualTo(200);
    assertThat(ended.json().path("status").asString()).isEqualTo("cancelled");
  }

  @Test
  void list_manyGenerations_comesInPages() {
    Generations store = new PostgresGenerations(GATEWAY.database);
    String sha256 = new PostgresSources(GATEWAY.database).put("an intent");
    for (int i = 0; i < 60; i++) {
      store.open(
          new Generations.OpenGeneration(
              "old-%02d".formatted(i),
              "r",
              "0".repeat(32),
              "user",
              "{}",
              sha256,
              "{}",
              Optional.empty(),
              Optional.empty(),
              "python/no-examples/short",
              Instant.parse("2020-01-01T00:00:00.123456Z").plusSeconds(i / 2)));
    }
    String path = GENERATIONS + "?state=running&before=2021-01-01T00:00:00Z";
    Answer first = GATEWAY.get(path);
    assertThat(first.json().path("generations")).hasSize(50);
    assertThat(first.json().path("generations").path(0).path("id").asString()).isEqualTo("old-59");
    String before = first.json().path("before").asString();
    Answer second = GATEWAY.get(GENERATIONS + "?state=running&before=" + before);
    assertThat(second.json().path("generations")).hasSize(10);
    assertThat(second.json().path("generations").path(9).path("id").asString()).isEqualTo("old-00");
    assertThat(second.json().has("before")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/generations/nonesuch, 404, unknown-generation",
    "/v1/generations/nonesuch?wait=1s, 404, unknown-generation",
    "/v1/generations/a%01b, 404, unknown-generation",
    "/v1/generations/nonesuch?wait=soon, 400, invalid-request",
    "/v1/generations?before=yesterday, 400, invalid-request",
    "/v1/generations?before=%2B999999999-12-31T23:59:59Z, 400, invalid-request",
    "/v1/generations?state=happy, 400, invalid-request",
    "/v1/recordings/abc, 404, unknown-recording",
    "/v1/nonesuch, 404, not-found",
  })
  void get_wrong_isAProblemOfAStableType(String path, int status, String type) {
    assertProblem(GATEWAY.get(path), status, type);
  }

  @Test
  void get_tooLongAnId_isUnknown() {
    assertProblem(GATEWAY.get(GENERATIONS + "/" + "x".repeat(2_000)), 404, "unknown-generation");
  }

  @Test
  void otherMethods_areProblemsToo() {
    assertProblem(GATEWAY.delete(GENERATIONS), 405, "method-not-allowed");
    assertProblem(GATEWAY.delete(GENERATIONS + "/nonesuch"), 404, "unknown-generation");
  }

  static Stream<Arguments> wrongBodies() {
    return Stream.of(
        wrong("", "request"),
        wrong("42", "request"),
        wrong("{\"intent\": ", "intent"),
        wrong("[]", "request"),
        wrong("{}", "intent"),
        wrong("{\"intent\": \"a\", \"intent\": \"b\"}", "intent"),
        wrong("{\"intent\": \"a\", \"modles\": []}", "modles"),
        wrong("{\"intent\": \"a\", \"deadline\": \"soon\"}", "deadline"),
        wrong("{\"intent\": \"" + "x".repeat(70_000) + "\"}", "intent"));
  }

  @ParameterizedTest
  @MethodSource("wrongBodies")
  void submit_wrongBody_namesTheField(String body, String field) {
    Answer refused = GATEWAY.post(GENERATIONS, body);
    assertProblem(refused, 400, "invalid-request");
    assertThat(refused.json().path("field").asString()).isEqualTo(field);
  }

  @Test
  void submit_deeplyNestedBody_isRefused() {
    assertProblem(GATEWAY.post(GENERATIONS, "[".repeat(5_000)), 400, "invalid-request");
  }

  @Test
  void submit_binaryBody_isRefused() {
    assertProblem(
        GATEWAY.postBytes(GENERATIONS, new byte[] {(byte) 0xff, 0, 1}), 400, "invalid-request");
  }

  @Test
  void submit_hugeBody_isTooLarge() {
    byte[] huge = "x".repeat(8 * 1024 * 1024).getBytes(StandardCharsets.UTF_8);
    assertProblem(GATEWAY.postBytes(GENERATIONS, huge), 413, "too-large");
  }

  @Test
  void submit_wrongKey_isRefused() {
    assertProblem(GATEWAY.post(GENERATIONS, QUICK, "Idempotency-Key", " "), 400, "invalid-request");
    assertProblem(
        GATEWAY.post(GENERATIONS, QUICK, "Idempotency-Key", "k".repeat(201)),
        400,
        "invalid-request");
  }

  @Test
  void recording_rightFile_isHeldAfterwards() {
    String body = "{\"task_id\": \"t\", \"solution\": \"x = 1\"}\n";
    String path = "/v1/recordings/" + Sha256.of(body);
    assertProblem(GATEWAY.get(path), 404, "unknown-recording");
    Answer stored = GATEWAY.putRecording(body, "kind=samples&name=qwen");
    assertThat(stored.status()).isEqualTo(200);
    assertThat(stored.json().path("sha256").asString()).isEqualTo(Sha256.of(body));
    assertThat(GATEWAY.putRecording(body, "kind=samples&name=qwen").status()).isEqualTo(200);
    assertThat(GATEWAY.get(path).json()).isEqualTo(stored.json());
  }

  @Test
  void recording_wrongHash_isRefusedAndNotStored() {
    String body = "{\"task_id\": \"t\", \"solution\": \"x = 2\"}\n";
    Answer refused =
        GATEWAY.putForm("/v1/recordings/" + "0".repeat(64) + "?kind=samples&name=q", body);
    assertProblem(refused, 400, "invalid-request");
    assertThat(refused.json().path("field").asString()).isEqualTo("sha256");
    assertProblem(GATEWAY.get("/v1/recordings/" + Sha256.of(body)), 404, "unknown-recording");
  }

  @Test
  void recording_brokenRows_areNamedByTheClientsFile() {
    String body = "{\"task_id\": \"t\", \"solution\": \"x = 3\"}\nnot json\n{\"task_id\": \"u\"}\n";
    Answer refused = GATEWAY.putRecording(body, "kind=samples&name=q&file=my/samples.jsonl");
    assertProblem(refused, 422, "broken-recording");
    assertThat(refused.json().path("detail").asString().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("my/samples.jsonl:2: "))
        .anyMatch(line -> line.startsWith("my/samples.jsonl:3: "));
    assertProblem(GATEWAY.get("/v1/recordings/" + Sha256.of(body)), 404, "unknown-recording");
  }

  @ParameterizedTest
  @CsvSource({"kind=verses&name=q, 400", "name=q, 400", "kind=samples, 400"})
  void recording_wrongQuery_isAProblem(String query, int status) {
    assertProblem(GATEWAY.putRecording("{}\n", query), status, "invalid-request");
  }

  @Test
  void recording_repairs_areHeldAfterwards() {
    String body =
        "{\"task_id\": \"t\", \"model\": \"m\", \"iterations\": [{\"solution\": \"x = 1\"}]}\n";
    assertThat(GATEWAY.putRecording(body, "kind=repairs&name=m").status()).isEqualTo(200);
    assertThat(GATEWAY.get("/v1/recordings/" + Sha256.of(body)).status()).isEqualTo(200);
  }

  @Test
  void recording_generatedTests_areHeldAfterwards() {
    String body = "{\"task_id\": \"t\", \"model\": \"m\", \"tests\": [\"assert f() == 1\"]}\n";
    assertThat(GATEWAY.putRecording(body, "kind=tests&name=m").status()).isEqualTo(200);
    assertThat(GATEWAY.get("/v1/recordings/" + Sha256.of(body)).status()).isEqualTo(200);
  }

  @Test
  void benchmark_rightFile_isHeldAfterwardsAndShowsNoTest() {
    String body =
        "{\"task_id\": \"t\", \"prompt\": \"p\", \"entry_point\": \"f\", \"test\": \"SECRET\"}\n";
    String path = "/v1/benchmarks/" + Sha256.of(body);
    assertProblem(GATEWAY.get(path), 404, "unknown-benchmark");
    Answer stored = GATEWAY.putForm(path + "?name=mine", body);
    assertThat(stored.status()).isEqualTo(200);
    assertThat(stored.json().toString())
        .isEqualTo("{\"sha256\":\"%s\",\"name\":\"mine\",\"tasks\":1}".formatted(Sha256.of(body)));
    assertThat(GATEWAY.get(path).json()).isEqualTo(stored.json());
  }

  @Test
  void benchmark_brokenRows_areNamedByTheClientsFile() {
    String body = "not json\n{\"task_id\": \"u\"}\n";
    String path = "/v1/benchmarks/" + Sha256.of(body);
    Answer refused = GATEWAY.putForm(path + "?name=q&file=my/tasks.jsonl", body);
    assertProblem(refused, 422, "broken-benchmark");
    assertThat(refused.json().path("detail").asString().lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("my/tasks.jsonl:1: "))
        .anyMatch(line -> line.startsWith("my/tasks.jsonl:2: "));
    assertProblem(GATEWAY.get(path), 404, "unknown-benchmark");
  }

  @Test
  void health_everythingAnswers_isUp() {
    Answer health = GATEWAY.get("/actuator/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.json().path("status").asString()).isEqualTo("UP");
  }

  private static void assertProblem(Answer answer, int status, String type) {
    answer.assertProblem(status, type);
  }

  private static String id(Answer accepted) {
    return accepted.json().path("id").asString();
  }

  private static String runId(Answer accepted) {
    return GATEWAY.client.newUntypedWorkflowStub(id(accepted)).describe().getExecution().getRunId();
  }

  private static String stage(Answer accepted) {
    return GATEWAY
        .get(accepted.header("Location") + "?wait=10ms")
        .json()
        .path("progress")
        .path("stage")
        .asString("");
  }

  private static void cancel(Answer accepted) {
    assertThat(GATEWAY.delete(accepted.header("Location")).status()).isEqualTo(204);
  }

  private static void await(BooleanSupplier condition) {
    long endNanos = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(endNanos);
    }
  }

  private static Arguments wrong(String body, String field) {
    return Arguments.of(body, field);
  }

  private static String request(String... models) {
    return "{\"intent\": \"write f(x)\", \"models\": [\"" + String.join("\", \"", models) + "\"]}";
  }
}
