package dev.weavergen.workflows.generation;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.reasoning.Diagnosis;
import dev.weavergen.domain.reasoning.Feedback;
import dev.weavergen.domain.reasoning.ProblemKind;
import dev.weavergen.workflows.reasoning.ImproveActivity.RepairOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Asks again when no reply of the panel held a program, and tells each member what was wrong with
 * its reply. Members that could not be asked, or were too late, are left alone.
 */
final class SecondAsking {
  private static final int ROUNDS_MAX = 2;

  private final Purse purse;
  private final Repairs repairs;
  private final Aside aside;
  private final Supplier<Duration> remaining;

  /**
   * @param remaining until the generation's deadline
   */
  SecondAsking(Purse purse, Repairs repairs, Aside aside, Supplier<Duration> remaining) {
    this.purse = purse;
    this.repairs = repairs;
    this.aside = aside;
    this.remaining = remaining;
  }

  /**
   * Asks until there is a program, but not for ever; the round is told of every usable reply.
   *
   * @throws io.temporal.failure.CanceledFailure when the surrounding scope is cancelled
   */
  void of(List<Member> panel, PanelRound round) {
    List<Reply> fruitless = fruitless(round.replies());
    for (int i = 0; i < ROUNDS_MAX && !fruitless.isEmpty() && purse.unpaid().isEmpty(); i++) {
      List<Reply> replies = again(panel, fruitless, round);
      fruitless =
          replies.stream().anyMatch(Reply.Answered.class::isInstance)
              ? List.of()
              : fruitless(replies);
    }
  }

  private List<Reply> again(List<Member> panel, List<Reply> fruitless, PanelRound round) {
    List<Member> asked =
        panel.stream().filter(member -> find(fruitless, member).isPresent()).toList();
    asked.forEach(member -> repairs.count(member.name()));
    return new PaidRound(
            purse,
            remaining,
            Repairs.asking(
                member -> order(member, find(fruitless, member).orElseThrow()), "no program yet"),
            reply -> take(reply, round))
        .ask(asked);
  }

  /** A reply that says nothing new leaves the one before, which cost something, where it is. */
  private void take(Reply reply, PanelRound round) {
    if (Aside.call(reply).isPresent()) {
      round.replies().stream()
          .filter(before -> before.member().equals(reply.member()))
          .forEach(aside::paid);
      round.replace(reply);
    }
  }

  private RepairOrder order(Member member, Reply before) {
    Diagnosis diagnosis =
        new Diagnosis(
            ProblemKind.NO_PROGRAM,
            List.of(
                new Feedback(
                    ProblemKind.NO_PROGRAM,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(why(before)),
                    Optional.empty())),
            "no reply held a program");
    return new RepairOrder(
        0,
        repairs.calls(member.name()),
        member.name(),
        Optional.empty(),
        diagnosis,
        List.of(),
        List.of());
  }

  private static Optional<Reply> find(List<Reply> replies, Member member) {
    return replies.stream().filter(reply -> reply.member().equals(member.name())).findFirst();
  }

  /** Those who replied, but with no program. */
  private static List<Reply> fruitless(List<Reply> replies) {
    return replies.stream()
        .filter(reply ->
            reply instanceof Reply.Refused
                || (reply instanceof Reply.Abstained abstained && abstained.call().isPresent()))
        .toList();
  }

  private static String why(Reply reply) {
    String why =
        switch (reply) {
          case Reply.Refused refused -> "the reply was a refusal: " + refused.why();
          case Reply.Abstained abstained -> abstained.why();
          case Reply.Failed failed -> failed.why();
          case Reply.Answered _ -> "";
        };
    return Excerpt.of(why, Limits.EXCERPT_CHARS_MAX);
  }
}
