package dev.weavergen.activities.evidence;

import dev.weavergen.activities.heartbeat.Heartbeat;
import dev.weavergen.activities.spans.StepSpan;
import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Fusion;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.evidence.FusionCheckActivity;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import java.util.List;
import java.util.Optional;

/**
 * Runs a fused program beside the chosen one, on what {@link SandboxObserve} ran the candidates.
 */
public final class SandboxFusionCheck implements FusionCheckActivity {
  private static final String CHOSEN = "chosen";
  private static final String FUSED = "fused";

  private final Assignments assignments;
  private final Observer observer;

  public SandboxFusionCheck(SandboxObserve.Stores stores, Sandboxes sandboxes) {
    this.assignments = new Assignments(stores);
    this.observer = new Observer(sandboxes);
  }

  @Override
  public Checked check(Reply.Answered chosen, Reply.Answered fused, List<GeneratedTest> tests) {
    ActivityExecutionContext context = Activity.getExecutionContext();
    Observer.Assignment assignment =
        assignments.of(
            context.getInfo().getWorkflowId(),
            List.of(named(CHOSEN, chosen), named(FUSED, fused)),
            tests);
    try (Heartbeat heartbeat = Heartbeat.of(context)) {
      Observation observation = heartbeat.await(() -> observer.observe(assignment));
      Optional<String> problem = Fusion.problem(observation);
      StepSpan.current()
          .name("fused program of " + fused.member())
          .attribute("weavergen.merge", problem.map(why -> "rejected: " + why).orElse("accepted"));
      Program program = assignment.candidates().getLast().program();
      return new Checked(problem.isPresent() ? Optional.empty() : Optional.of(program), problem);
    }
  }

  /** Two candidates of one name could not be told apart. */
  private static Reply.Answered named(String name, Reply.Answered reply) {
    return new Reply.Answered(
        name,
        reply.programSha256(),
        reply.language(),
        reply.confidence(),
        reply.reasoning(),
        reply.notes(),
        reply.call());
  }
}
