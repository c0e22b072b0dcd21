package dev.weavergen.workflows.evidence;

import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.evidence.ObserveActivity.GeneratedTest;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import java.util.Optional;

/** Asks one member of the panel for tests; served on the queue of the member's provider. */
@ActivityInterface
public interface GenerateTestsActivity {
  /**
   * As runs ask that began before the cost of tests was counted; later ones use {@link
   * #writeTests}.
   *
   * <p>Looks into the store first, so that a reply which has arrived is not asked for again.
   *
   * @return asserts that call the entry point, in the reply's order, at most {@link
   *     dev.weavergen.domain.Limits#GENERATED_TESTS_MAX}; none when the reply holds none or the
   *     intent names no entry point. Fails as {@link
   *     dev.weavergen.workflows.panel.GenerateActivity} does.
   */
  @ActivityMethod(name = "generateTests")
  List<GeneratedTest> generateTests(Member member);

  /** The same, with what it cost. */
  @ActivityMethod(name = "writeTests")
  Written writeTests(Member member);

  /**
   * What a member wrote.
   *
   * @param tests as {@link #generateTests} gives them
   * @param call what it cost; empty when nobody was asked
   */
  record Written(List<GeneratedTest> tests, Optional<Reply.Call> call) {
    public Written {
      tests = List.copyOf(tests);
    }
  }
}
