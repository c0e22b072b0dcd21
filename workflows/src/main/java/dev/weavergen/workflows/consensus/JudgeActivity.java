package dev.weavergen.workflows.consensus;

import dev.weavergen.domain.consensus.dissent.Question;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import java.util.Optional;

/**
 * Asks a member whose program is on neither side of a dissent which side is right; served on the
 * queue of the member's provider.
 */
@ActivityInterface
public interface JudgeActivity {
  /**
   * Asks twice, with swapped order, about the question's two best clusters. Looks into the store
   * first, so that a reply which has arrived is not asked for again.
   *
   * @return fails as {@link dev.weavergen.workflows.panel.GenerateActivity} does
   */
  @ActivityMethod(name = "judge")
  Opinion judge(Member judge, Question question);

  /**
   * What came of it.
   *
   * @param settlement empty when the judge was not of one mind, or found neither right
   * @param why why there is none, for people; empty when there is one
   * @param calls one or two
   */
  record Opinion(Optional<Settlement> settlement, Optional<String> why, List<Reply.Call> calls) {
    public Opinion {
      calls = List.copyOf(calls);
    }
  }
}
