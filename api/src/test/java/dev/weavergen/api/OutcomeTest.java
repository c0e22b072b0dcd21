package dev.weavergen.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.api.Gateway.Answer;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.workflows.generation.Generations;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reporting outcomes to the gateway. */
@Timeout(120)
final class OutcomeTest {
  private static final Gateway GATEWAY = Gateway.served();
  private static final String GENERATIONS = "/v1/generations";

  @AfterAll
  static void close() {
    GATEWAY.close();
  }

  @ParameterizedTest
  @CsvSource({"passed, true", "failed, false"})
  void report_ofAnAnsweredGeneration_saysWhatWasLabelled(String outcome, boolean passed) {
    String id = submitted("p:a");
    Answer ended = GATEWAY.get(GENERATIONS + "/" + id + "?wait=20s");

    Answer answer = report(id, "{\"outcome\": \"" + outcome + "\"}");

    assertThat(answer.status()).as(answer.response().body()).isEqualTo(200);
    assertThat(answer.json().path("generationId").asString()).isEqualTo(id);
    assertThat(answer.json().path("passed").asBoolean()).isEqualTo(passed);
    assertThat(answer.json().path("programSha256"))
        .isEqualTo(ended.json().path("program").path("sha256"));
    assertThat(answer.json().path("members")).hasSize(1);
  }

  @Test
  void report_ofAnUnknownGeneration_isAProblem() {
    report("nobody", "{\"outcome\": \"passed\"}").assertProblem(404, "unknown-generation");
    report("x".repeat(2_000), "{\"outcome\": \"passed\"}").assertProblem(404, "unknown-generation");
  }

  @Test
  void report_ofAGenerationWithoutProgram_isAProblem() {
    store("without", "no-answer");

    Answer answer = report("without", "{\"outcome\": \"passed\"}");

    answer.assertProblem(409, "no-program");
    assertThat(answer.json().path("detail").asString()).contains("without").contains("no-answer");
  }

  @Test
  void report_ofARunningGeneration_isAProblem() {
    Answer answer = report(submitted("p:slow"), "{\"outcome\": \"passed\"}");

    answer.assertProblem(409, "no-program");
    assertThat(answer.json().path("detail").asString()).contains("still runs");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"outcome\": \"right\"} | outcome",
        "{\"outcome\": true} | outcome",
        "{} | outcome",
        "{\"passed\": true} | passed",
        "[] | request",
        "passed | request",
      })
  void report_wrongBody_isAProblemThatNamesTheField(String body, String field) {
    Answer answer = report("nobody", body);

    answer.assertProblem(400, "invalid-request");
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(answer.json().path("detail").asString()).contains("expected");
  }

  private static String submitted(String model) {
    Answer submitted =
        GATEWAY.post(
            GENERATIONS, "{\"intent\": \"write f(x)\", \"models\": [\"%s\"]}".formatted(model));
    return submitted.json().path("id").asString();
  }

  private static Answer report(String id, String body) {
    return GATEWAY.post(GENERATIONS + "/" + id + "/outcome", body);
  }

  private static void store(String id, String status) {
    Generations generations = new PostgresGenerations(GATEWAY.database);
    generations.open(
        new Generations.OpenGeneration(
            id,
            "r",
            "0".repeat(32),
            "user",
            "{}",
            new PostgresSources(GATEWAY.database).put("an intent"),
            "{}",
            Optional.empty(),
            Optional.empty(),
            "python/no-examples/short",
            Instant.EPOCH));
    boolean _ =
        generations.finish(
            new Generations.GenerationEnd(
                id,
                "r",
                status,
                Optional.empty(),
                "{\"id\": \"%s\", \"status\": \"%s\"}".formatted(id, status),
                Instant.EPOCH));
  }
}
