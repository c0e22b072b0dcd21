package dev.weavergen.workflows.panel;

import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;

/** Asks one member of the panel for a program; served on the queue of the member's provider. */
@ActivityInterface
public interface GenerateActivity {
  /**
   * Looks into the store first, so that a reply which has arrived is not asked for again.
   *
   * @return answered, refused, or abstained when the reply holds no program; fails with the {@link
   *     dev.weavergen.domain.panel.FailureKind}'s wire name as type, retryable or not as the kind
   *     says
   */
  @ActivityMethod(name = "generate")
  Reply generate(Member member);
}
