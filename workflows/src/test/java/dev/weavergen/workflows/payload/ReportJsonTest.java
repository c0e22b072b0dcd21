package dev.weavergen.workflows.payload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.validation.Report;
import dev.weavergen.domain.validation.Trial;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The form of {@code report.json}, which others read. */
final class ReportJsonTest {
  private static final Trial ANSWERED =
      new Trial(
          "HumanEval/0",
          "g-0",
          new TreeMap<>(Map.of("single:a", 1.0, "single:b", 0.0, "consensus", 1.0)),
          Optional.empty(),
          Optional.of("a"),
          Optional.of(true),
          Optional.of(0.9),
          new TreeMap<>(Map.of("a", 0.9, "b", 0.2)),
          Optional.of(0.5),
          new Trial.Timings(900, 40, 60),
          7,
          Optional.empty());

  private static final Trial UNANSWERED =
      new Trial(
          "HumanEval/2",
          "g-2",
          new TreeMap<>(),
          Optional.of("it was not labelled"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new TreeMap<>(),
          Optional.empty(),
          new Trial.Timings(900, 40, 60),
          3,
          Optional.empty());

  @Test
  void report_hasTheDocumentedForm() {
    String json =
        """
        {"benchmark": "HumanEval", "tasks": 2, "panel": ["a", "b"], "options": {"limit": "2"},
         "arms": {
           "single:b": {"passed": 0.0, "n": 1, "passRate": 0.0, "ci95": [0.0, 0.0]},
           "mean-single": {"passed": 0.5, "n": 1, "passRate": 0.5, "ci95": [0.5, 0.5]},
           "best-single": {"passed": 1.0, "n": 1, "passRate": 1.0, "ci95": [1.0, 1.0]},
           "consensus": {"passed": 1.0, "n": 1, "passRate": 1.0, "ci95": [1.0, 1.0]},
           "single:a": {"passed": 1.0, "n": 1, "passRate": 1.0, "ci95": [1.0, 1.0]}},
         "claims": [
           {"id": "consensus-beats-best-single",
            "statement": "The consensus beats the best single model",
            "a": "consensus", "b": "best-single", "difference": 0.0, "ci95": [0.0, 0.0],
            "pValue": 1.0, "pHolm": 1.0, "test": "McNemar exact", "n": 1,
            "verdict": "not-shown", "spanQuery": "SELECT 1"},
           {"id": "consensus-beats-mean-single",
            "statement": "The consensus beats a model picked by chance",
            "a": "consensus", "b": "mean-single", "difference": 0.5, "ci95": [0.5, 0.5],
            "pValue": 1.0, "pHolm": 1.0, "test": "Wilcoxon signed rank", "n": 1,
            "verdict": "not-shown", "spanQuery": "SELECT 1"}],
         "tasksDetail": [
           {"task_id": "HumanEval/0", "generationId": "g-0", "chosen": "a", "passed": true,
            "probability": 0.9, "candidates": {"a": 0.9, "b": 0.2}, "agreement": 0.5,
            "arms": {"best-single": 1.0, "consensus": 1.0, "mean-single": 0.5, "single:a": 1.0,
                     "single:b": 0.0}, "rounds": []},
           {"task_id": "HumanEval/2", "generationId": "g-2", "candidates": {},
            "problem": "it was not labelled",
            "arms": {}, "rounds": []}],
         "latencyMillis": {"p50": 900, "p90": 900, "p99": 900},
         "consensusMillis": {"p50": 40, "p90": 40, "p99": 40},
         "overheadMillis": {"p50": 60, "p90": 60, "p99": 60},
         "spans": 10, "seconds": 1.5}
        """;
    String written = Json.mapper().writeValueAsString(report());
    assertThat(Json.mapper().readTree(written)).isEqualTo(Json.mapper().readTree(json));
  }

  @Test
  void report_isReadBackEqual() {
    String json = Json.mapper().writeValueAsString(report());
    assertThat(Json.mapper().readValue(json, Report.class)).isEqualTo(report());
  }

  @Test
  void trial_isReadBackEqual() {
    for (Trial trial : List.of(ANSWERED, UNANSWERED)) {
      String json = Json.mapper().writeValueAsString(trial);
      assertThat(Json.mapper().readValue(json, Trial.class)).isEqualTo(trial);
    }
  }

  private static Report report() {
    return Report.of(
        new Report.Evaluated(
            "HumanEval", List.of("a", "b"), Map.of("limit", "2"), "SELECT 1", 7, 1.5),
        List.of(ANSWERED, UNANSWERED));
  }
}
