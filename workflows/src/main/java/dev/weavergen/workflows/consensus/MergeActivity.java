package dev.weavergen.workflows.consensus;

import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;

/** Asks one member to fuse programs into one; served on the queue of the member's provider. */
@ActivityInterface
public interface MergeActivity {
  /** The most programs that are fused; a model that sees more of the same learns nothing. */
  int PROGRAMS_MAX = 3;

  /**
   * Looks into the store first, so that a reply which has arrived is not asked for again.
   *
   * @param programs that behave alike, at least two
   * @return answered with the fused program, refused, or abstained; fails as {@link
   *     dev.weavergen.workflows.panel.GenerateActivity} does
   */
  @ActivityMethod(name = "merge")
  Reply merge(Member member, List<Reply.Answered> programs);
}
