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
import java.util.OptionalLong;

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
   * @param knowledge the version whose track records count; empty for the labels that there are
   */
  record Hearing(
      List<Reply.Answered> answered,
      Observation observation,
      Optional<Settlement> settlement,
      OptionalLong knowledge) {
    public Hearing {
      answered = List.copyOf(answered);
      settlement = settlement == null ? Optional.empty() : settlement;
      knowledge = knowledge == null ? OptionalLong.empty() : knowledge;
    }
  }

  /** The consensus and the program that stands for the chosen cluster. */
  record Judgement(Consensus consensus, Program program) {}
}
