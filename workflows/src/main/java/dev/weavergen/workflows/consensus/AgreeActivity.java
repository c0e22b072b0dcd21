package dev.weavergen.workflows.consensus;

import dev.weavergen.domain.candidate.Program;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.panel.Reply;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import java.util.Optional;

/** Groups the candidates, scores the groups and chooses. */
@ActivityInterface
public interface AgreeActivity {
  /** Judges. */
  @ActivityMethod(name = "agree")
  Judgement agree(Hearing hearing);

  /**
   * What is judged.
   *
   * @param answered at least one, in the panel's order
   * @param observation of these candidates
   * @param settlement what a person decided after a first judgement of the same; overrules the
   *     evidence
   */
  record Hearing(
      List<Reply.Answered> answered, Observation observation, Optional<Settlement> settlement) {
    public Hearing {
      answered = List.copyOf(answered);
      settlement = settlement == null ? Optional.empty() : settlement;
    }
  }

  /** The consensus and the program that stands for the chosen cluster. */
  record Judgement(Consensus consensus, Program program) {}
}
