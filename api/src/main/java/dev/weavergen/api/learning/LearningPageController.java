package dev.weavergen.api.learning;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.learning.Knowledge;
import dev.weavergen.memory.learning.PostgresKnowledges;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.learning.Knowledges;
import dev.weavergen.workflows.learning.LearningRuns;
import dev.weavergen.workflows.learning.UnreadableKnowledgeException;
import dev.weavergen.workflows.outcomes.Outcomes;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleDescription;
import io.temporal.client.schedules.ScheduleException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The page that shows what was learned and when the next run is due. */
@RestController
class LearningPageController {
  private static final MediaType HTML = new MediaType("text", "html", StandardCharsets.UTF_8);

  private final WorkflowClient client;
  private final Knowledges knowledges;
  private final LearningPage page = new LearningPage();

  LearningPageController(WorkflowClient client, Database database) {
    this.client = client;
    this.knowledges = new PostgresKnowledges(database);
  }

  @GetMapping("/learning")
  ResponseEntity<String> show(
      @RequestParam(name = "scope", defaultValue = Outcomes.USER_SCOPE) String scope) {
    LearningController.requireScope(scope);
    Optional<String> problem = Optional.empty();
    Optional<Knowledge> current = Optional.empty();
    try {
      current = knowledges.current(scope);
    } catch (UnreadableKnowledgeException unreadable) {
      problem = Optional.of(String.valueOf(unreadable.getMessage()));
    }
    return ResponseEntity.ok()
        .contentType(HTML)
        .body(
            page.of(
                LearningView.of(
                    scope,
                    current,
                    knowledges.history(scope, Limits.PAGE_ROWS_MAX),
                    next(),
                    problem)));
  }

  /** When the schedule starts its next run; a server without schedules has none. */
  private String next() {
    try {
      ScheduleDescription schedule =
          ScheduleClient.newInstance(
                  client.getWorkflowServiceStubs(),
                  ScheduleClientOptions.newBuilder()
                      .setNamespace(client.getOptions().getNamespace())
                      .build())
              .getHandle(LearningRuns.SCHEDULE)
              .describe();
      if (schedule.getSchedule().getState() != null
          && schedule.getSchedule().getState().isPaused()) {
        return "The nightly run is paused.";
      }
      return schedule.getInfo().getNextActionTimes().stream()
          .findFirst()
          .map(time -> "The next run is due at " + time + ".")
          .orElse("No run is due.");
    } catch (ScheduleException | StatusRuntimeException noSchedule) {
      return "No run is scheduled; weavergen learn learns when it is asked to.";
    }
  }
}
