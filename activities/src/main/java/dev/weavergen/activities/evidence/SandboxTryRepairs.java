package dev.weavergen.activities.evidence;

import dev.weavergen.activities.heartbeat.Heartbeat;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.reasoning.Attempts;
import dev.weavergen.workflows.reasoning.TryRepairsActivity;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs each repair in its author's place on the panel, on what {@link SandboxObserve} ran the first
 * programs, and keeps what that showed. The rest of the panel runs along each time: clusters,
 * distances and probes are those of a whole panel, and only so is a repair judged by the measure
 * that a first program is judged by.
 */
public final class SandboxTryRepairs implements TryRepairsActivity {
  private final Assignments assignments;
  private final Attempts attempts;
  private final Observer observer;

  public SandboxTryRepairs(SandboxObserve.Stores stores, Attempts attempts, Sandboxes sandboxes) {
    this.assignments = new Assignments(stores);
    this.attempts = attempts;
    this.observer = new Observer(sandboxes);
  }

  @Override
  public Tried tryRepairs(Order order) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    String generationId = context.getInfo().getWorkflowId();
    StepSpan.current()
        .name(order.repairs().size() + " repairs")
        .attribute("weavergen.iteration", order.iteration());
    int kept = 0;
    try (Heartbeat heartbeat = Heartbeat.of(context)) {
      for (Reply.Answered repair : order.repairs()) {
        Observer.Assignment assignment =
            assignments.of(generationId, inPlace(repair, order.panel()), order.tests());
        Observation observation = heartbeat.await(() -> observer.observe(assignment));
        if (observation.notExecuted().isPresent()) {
          StepSpan.current().attribute("weavergen.not_executed", observation.notExecuted().get());
          return new Tried(kept, observation.notExecuted());
        }
        attempts.put(
            new Attempts.Attempt(
                generationId,
                order.iteration(),
                repair.member(),
                repair.programSha256(),
                observation));
        kept++;
      }
    }
    return new Tried(kept, Optional.empty());
  }

  /** The panel with the repair instead of its author's program; behind it where there is none. */
  public static List<Reply.Answered> inPlace(Reply.Answered repair, List<Reply.Answered> panel) {
    List<Reply.Answered> changed = new ArrayList<>(panel);
    changed.replaceAll(program -> program.member().equals(repair.member()) ? repair : program);
    if (!changed.contains(repair)) {
      changed.add(repair);
    }
    return changed;
  }
}
