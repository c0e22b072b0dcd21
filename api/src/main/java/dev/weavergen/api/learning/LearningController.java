package dev.weavergen.api.learning;

import dev.weavergen.api.problem.ProblemException;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.InvalidRequestException;
import dev.weavergen.memory.learning.PostgresKnowledges;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.learning.Knowledges;
import dev.weavergen.workflows.learning.Knowledges.Published;
import dev.weavergen.workflows.learning.LearningProgress;
import dev.weavergen.workflows.learning.LearningRuns;
import dev.weavergen.workflows.learning.LearningWorkflow;
import dev.weavergen.workflows.learning.Scopes;
import dev.weavergen.workflows.learning.UnreadableKnowledgeException;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.payload.Json;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Versions of knowledge, and runs that make them, for programs. */
@RestController
@RequestMapping("/v1")
class LearningController {
  private final WorkflowClient client;
  private final Knowledges knowledges;

  LearningController(WorkflowClient client, Database database) {
    this.client = client;
    this.knowledges = new PostgresKnowledges(database);
  }

  @GetMapping("/knowledge")
  ResponseEntity<String> history(
      @RequestParam(name = "scope", defaultValue = Outcomes.USER_SCOPE) String scope) {
    requireScope(scope);
    List<Published> versions = knowledges.history(scope, Limits.PAGE_ROWS_MAX);
    return json(
        Json.mapper()
            .writeValueAsString(new Listing(scope, knowledges.currentVersion(scope), versions)));
  }

  /**
   * @param current absent while generations use none
   * @param versions latest first
   */
  record Listing(String scope, OptionalLong current, List<Published> versions) {}

  /** The document as it was published. */
  @GetMapping("/knowledge/{version:\\d{1,9}}")
  ResponseEntity<String> find(
      @PathVariable long version,
      @RequestParam(name = "scope", defaultValue = Outcomes.USER_SCOPE) String scope) {
    requireScope(scope);
    Supplier<Optional<String>> read = () -> knowledges.text(scope, version);
    return json(readable(read).orElseThrow(() -> ProblemException.unknownKnowledge(version)));
  }

  /** Starts a run, or finds the one that is running. */
  @PostMapping("/learning-runs")
  ResponseEntity<String> learn(
      @RequestParam(name = "scope", defaultValue = Outcomes.USER_SCOPE) String scope) {
    requireScope(scope);
    try {
      boolean started = LearningRuns.start(client, scope);
      String id = LearningRuns.id(scope);
      return ResponseEntity.status(HttpStatus.ACCEPTED)
          .location(URI.create("/v1/learning-runs/" + id))
          .contentType(MediaType.APPLICATION_JSON)
          .body(Json.mapper().writeValueAsString(Map.of("id", id, "started", started)));
    } catch (WorkflowServiceException e) {
      throw ProblemException.unavailable("the Temporal server does not answer");
    }
  }

  /** Where a run is, running or ended. */
  @GetMapping("/learning-runs/{id}")
  ResponseEntity<String> progress(@PathVariable String id) {
    if (!Scopes.isName(id)) {
      throw ProblemException.unknownLearningRun(Scopes.shown(id));
    }
    try {
      WorkflowStub run = client.newUntypedWorkflowStub(id);
      if (!run.describe().getWorkflowType().equals(LearningWorkflow.TYPE)) {
        throw ProblemException.unknownLearningRun(id);
      }
      LearningProgress progress = run.query("progress", LearningProgress.class);
      return json(Json.mapper().writeValueAsString(progress));
    } catch (WorkflowNotFoundException unknown) {
      throw ProblemException.unknownLearningRun(id);
    } catch (WorkflowServiceException e) {
      throw ProblemException.unavailable("no worker answers for the run " + id + " now");
    }
  }

  static void requireScope(String scope) {
    if (!Scopes.isName(scope)) {
      throw ProblemException.invalidRequest(
          new InvalidRequestException(
              "scope", "is '" + Scopes.shown(scope) + "'; expected " + Scopes.EXPECTED));
    }
  }

  static <T> T readable(Supplier<T> read) {
    try {
      return read.get();
    } catch (UnreadableKnowledgeException unreadable) {
      throw ProblemException.unavailable(String.valueOf(unreadable.getMessage()));
    }
  }

  private static ResponseEntity<String> json(String body) {
    return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(body);
  }
}
