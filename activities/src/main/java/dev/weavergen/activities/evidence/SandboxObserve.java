package dev.weavergen.activities.evidence;

import dev.weavergen.activities.heartbeat.Heartbeat;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.evidence.Observations;
import dev.weavergen.workflows.evidence.ObserveActivity;
import dev.weavergen.workflows.evidence.Sketches;
import dev.weavergen.workflows.generation.Generations;
import dev.weavergen.workflows.generation.Sources;
import dev.weavergen.workflows.recordings.RecordedTests;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.List;

/** The step {@code observe}: fetches intent and programs, observes, keeps what was seen. */
public final class SandboxObserve implements ObserveActivity {
  private final Assignments assignments;
  private final Observations observations;
  private final Observer observer;

  /** What is read and kept. */
  public record Stores(
      Generations generations,
      Sources sources,
      Observations observations,
      RecordedTests recordedTests,
      Sketches sketches) {}

  public SandboxObserve(Stores stores, Sandboxes sandboxes) {
    this.assignments = new Assignments(stores);
    this.observations = stores.observations();
    this.observer = new Observer(sandboxes);
  }

  @Override
  public Observation observe(List<Reply.Answered> answered, List<GeneratedTest> tests) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    String generationId = context.getInfo().getWorkflowId();
    Observer.Assignment assignment = assignments.of(generationId, answered, tests);
    try (Heartbeat heartbeat = Heartbeat.of(context)) {
      Observation observation = heartbeat.await(() -> observer.observe(assignment));
      observations.put(generationId, observation);
      describe(observation);
      return observation;
    }
  }

  private static void describe(Observation observation) {
    StepSpan.current()
        .name(observation.candidates().size() + " candidates")
        .attribute("weavergen.sandbox.tier", observation.tier().orElse("none"))
        .attribute("weavergen.checks", observation.checks().size())
        .attribute("weavergen.inputs", observation.inputs().size())
        .attribute("weavergen.clusters", observation.clusters().size())
        .attribute(
            "weavergen.cpu_micros",
            observation.candidates().stream()
                .mapToLong(Observation.CandidateFacts::cpuMicros)
                .sum());
    observation
        .notExecuted()
        .ifPresent(why -> StepSpan.current().attribute("weavergen.not_executed", why));
  }
}
