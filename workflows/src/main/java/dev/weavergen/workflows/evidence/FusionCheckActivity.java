package dev.weavergen.workflows.evidence;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import java.util.Optional;

/** Runs a fused program beside the chosen one, on the queue {@code weavergen-sandbox}. */
@ActivityInterface
public interface FusionCheckActivity {
  /**
   * Runs both on everything that the candidates were run on.
   *
   * @param tests as the candidates were observed with
   */
  @ActivityMethod(name = "checkFusion")
  Checked check(Reply.Answered chosen, Reply.Answered fused, List<GeneratedTest> tests);

  /**
   * What came of it.
   *
   * @param program the fused one, when it is accepted
   * @param why why it is not, for people; empty when it is
   */
  record Checked(Optional<Program> program, Optional<String> why) {}
}
