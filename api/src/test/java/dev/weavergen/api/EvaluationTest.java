package dev.weavergen.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.validation.Report;
import dev.weavergen.domain.validation.Trial;
import dev.weavergen.memory.validation.PostgresEvaluations;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.validation.Evaluations.OpenEvaluation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The reports of evaluations over HTTP. */
@Timeout(60)
final class EvaluationTest {
  @Test
  void report_ofAnEndedEvaluation_isJsonAndAPage() {
    try (Gateway gateway = new Gateway()) {
      PostgresEvaluations evaluations = new PostgresEvaluations(gateway.database);
      evaluations.open(
          new OpenEvaluation("evaluation-1", "run", "{}", "ab".repeat(32), "<b>tasks</b>"),
          List.of("T/0"));
      gateway.get("/v1/evaluations/evaluation-1").assertProblem(404, "unknown-evaluation");
      evaluations.finish("evaluation-1", Json.mapper().writeValueAsString(report()));

      Gateway.Answer json = gateway.get("/v1/evaluations/evaluation-1");
      Gateway.Answer page = gateway.get("/evaluation/evaluation-1");

      assertThat(json.json().path("arms").path("oracle").path("passed").asDouble()).isEqualTo(1);
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.header("Content-Type")).isEqualToIgnoringCase("text/html;charset=utf-8");
      assertThat(page.response().body())
          .contains("&lt;b&gt;tasks&lt;/b&gt;", "T/0", "</html>")
          .doesNotContain("<b>tasks");
    }
  }

  @Test
  void report_ofAnUnknownEvaluation_isAProblem() {
    try (Gateway gateway = new Gateway()) {
      gateway.get("/v1/evaluations/nobody").assertProblem(404, "unknown-evaluation");
      gateway.get("/evaluation/nobody").assertProblem(404, "unknown-evaluation");
    }
  }

  private static Report report() {
    Trial trial =
        new Trial(
            "T/0",
            "evaluation-1/T/0",
            new TreeMap<>(Map.of("oracle", 1.0)),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new TreeMap<>(),
            Optional.empty(),
            new Trial.Timings(9, 3, 4),
            8,
            Optional.empty());
    return Report.of(
        new Report.Evaluated("<b>tasks</b>", List.of("a"), Map.of(), "SELECT 1", 0, 1.5),
        List.of(trial));
  }
}
