package dev.weavergen.workflows.reasoning;

import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.reasoning.Diagnosis;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import java.util.Optional;

/** Asks one member for a repair; served on the queue of the member's provider. */
@ActivityInterface
public interface ImproveActivity {
  /**
   * Looks into the store first, so that a reply which has arrived is not asked for again.
   *
   * @return as {@link dev.weavergen.workflows.panel.GenerateActivity} does, and fails as it does
   */
  @ActivityMethod(name = "improve")
  Reply improve(Member member, RepairOrder order);

  /**
   * What is wrong with which program.
   *
   * @param iteration the round's number, from 1; 0 when nobody has given a program yet
   * @param call how often this member has been asked for a repair, this time included, from 1
   * @param lineage whose purse is spent
   * @param programSha256 of the program that is to be repaired; empty when there is none
   * @param diagnosis with the trace, where there is one
   * @param reflections on earlier rounds
   * @param patterns that were learned and apply here, each one line
   */
  record RepairOrder(
      int iteration,
      int call,
      String lineage,
      Optional<String> programSha256,
      Diagnosis diagnosis,
      List<String> reflections,
      List<String> patterns) {
    public RepairOrder {
      reflections = List.copyOf(reflections);
      patterns = List.copyOf(patterns);
    }
  }
}
