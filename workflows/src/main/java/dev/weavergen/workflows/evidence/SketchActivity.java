package dev.weavergen.workflows.evidence;

import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.Optional;

/** Asks one member for an input sketch; served on the queue of the member's provider. */
@ActivityInterface
public interface SketchActivity {
  /**
   * Asks, and keeps the sketch where the step that runs the candidates finds it. Looks into the
   * store first, so that a reply which has arrived is not asked for again.
   *
   * @return fails as {@link dev.weavergen.workflows.panel.GenerateActivity} does
   */
  @ActivityMethod(name = "sketch")
  Sketched sketch(Member member);

  /**
   * What came of it.
   *
   * @param problem why there is no sketch; empty when there is one
   * @param call what it cost; empty when nobody was asked
   */
  record Sketched(Optional<String> problem, Optional<Reply.Call> call) {}
}
