package dev.weavergen.workflows.generation;

import dev.weavergen.domain.panel.Member;
import dev.weavergen.workflows.generation.PanelRound.Asking;
import dev.weavergen.workflows.reasoning.ImproveActivity;
import dev.weavergen.workflows.reasoning.ImproveActivity.RepairOrder;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** How members are asked for repairs, and how often each has been. */
final class Repairs {
  private static final int ATTEMPTS_MAX = 3;

  private final Map<String, Integer> asked = new LinkedHashMap<>();

  /** How often the member has been asked so far. */
  int calls(String member) {
    return asked.getOrDefault(member, 0);
  }

  /** The member is about to be asked once more; asking the same again does not count. */
  void count(String member) {
    asked.merge(member, 1, Integer::sum);
  }

  /** Asks for what is ordered of each. */
  static Asking asking(Function<Member, RepairOrder> orders, String round) {
    return (member, remaining) ->
        Async.function(
            Workflow.newActivityStub(
                    ImproveActivity.class,
                    ModelCalls.options(
                        member,
                        "repair by " + member.name() + " (" + round + ")",
                        remaining,
                        ATTEMPTS_MAX))
                ::improve,
            member,
            orders.apply(member));
  }
}
