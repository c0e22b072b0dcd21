package dev.weavergen.api.validation;

import dev.weavergen.api.problem.ProblemException;
import dev.weavergen.domain.validation.Report;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.spans.PostgresSpans;
import dev.weavergen.memory.validation.PostgresEvaluations;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.validation.Evaluations.EvaluationRow;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/** The report of an evaluation that has ended, for programs and as a page. */
@RestController
class EvaluationController {
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final Database database;
  private final ReportPage page = new ReportPage();

  EvaluationController(Database database) {
    this.database = database;
  }

  @GetMapping("/v1/evaluations/{id}")
  ResponseEntity<String> report(@PathVariable String id) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(stored(id));
  }

  @GetMapping("/evaluation/{id}")
  ResponseEntity<StreamingResponseBody> page(@PathVariable String id) {
    Report report = Json.mapper().readValue(stored(id), Report.class);
    StoredRuns runs =
        new StoredRuns(
            new PostgresGenerations(database),
            new PostgresSpans(database),
            new PostgresSources(database));
    return ResponseEntity.ok()
        .contentType(HTML)
        .body(out -> {
          try (Writer writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
            page.write(report, runs, writer);
          }
        });
  }

  private String stored(String id) {
    return new PostgresEvaluations(database)
        .find(id)
        .flatMap(EvaluationRow::reportJson)
        .orElseThrow(() -> ProblemException.unknownEvaluation(id));
  }
}
