package dev.weavergen.activities.reasoning;

import dev.weavergen.activities.evidence.SandboxTryRepairs;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.reasoning.Acceptance;
import dev.weavergen.domain.reasoning.Archive;
import dev.weavergen.domain.reasoning.Conduct;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.domain.reasoning.ProblemKind;
import dev.weavergen.domain.reasoning.Shown;
import dev.weavergen.workflows.reasoning.Attempts.Attempt;
import dev.weavergen.workflows.reasoning.ReasonActivity.Ask;
import dev.weavergen.workflows.reasoning.ReasonActivity.Decision.Improve;
import dev.weavergen.workflows.reasoning.ReasonActivity.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A round that is over: what came of it, and what stands from now on.
 *
 * @param iteration for people
 * @param standing the best program from now on
 */
record JudgedRound(Iteration iteration, Standing standing) {
  /** Whether everybody who was asked was refused by the purse, so that there was no round. */
  static boolean purseRefused(List<Reply> replies) {
    return !replies.isEmpty() && replies.stream().allMatch(JudgedRound::isUnpaid);
  }

  static JudgedRound of(Loop loop, Improve improving, Standing before) {
    Shown standing = loop.panelOf(before, loop.order().done()).shown(before.author());
    List<Tried> tried = tried(loop, improving, before);
    boolean forCost = improving.diagnosis().kind() == ProblemKind.COST;
    Optional<Archive.Entry> best =
        loop.archive(forCost).best(standing, tried.stream().map(Tried::shown).toList());
    if (best.isEmpty()) {
      return new JudgedRound(nothing(loop, improving, before), before);
    }
    Tried chosen =
        tried.stream()
            .filter(each -> each.shown().equals(best.get().repair()))
            .findFirst()
            .orElseThrow();
    return new JudgedRound(
        iteration(loop, improving, before, standing, chosen, best.get().finding()),
        best.get().finding().accepted()
            ? standing(loop, before, chosen, best.get().finding())
            : before);
  }

  /** A repair that was run. */
  private record Tried(Reply.Answered reply, Appraised panel) {
    Shown shown() {
      return panel.shown(reply.member());
    }
  }

  private static List<Tried> tried(Loop loop, Improve improving, Standing before) {
    List<Tried> tried = new ArrayList<>();
    for (Reply reply : loop.order().replies()) {
      if (reply instanceof Reply.Answered answered) {
        loop.attempts().stream()
            .filter(attempt -> isOf(attempt, improving.iteration(), answered))
            .findFirst()
            .map(attempt -> new Tried(answered, loop.tried(before, answered, attempt)))
            .ifPresent(tried::add);
      }
    }
    return tried;
  }

  private static boolean isOf(Attempt attempt, int iteration, Reply.Answered reply) {
    return attempt.iteration() == iteration
        && attempt.member().equals(reply.member())
        && attempt.programSha256().equals(reply.programSha256());
  }

  private static Standing standing(
      Loop loop, Standing before, Tried chosen, Acceptance.Finding finding) {
    return new Standing(
        chosen.reply().member(),
        before.lineage(),
        SandboxTryRepairs.inPlace(chosen.reply(), before.panel()),
        Optional.of(loop.program(chosen.reply())),
        chosen.panel().prediction(chosen.reply().member()),
        finding.score());
  }

  private static Iteration iteration(
      Loop loop,
      Improve improving,
      Standing before,
      Shown standing,
      Tried chosen,
      Acceptance.Finding finding) {
    return new Iteration(
        improving.iteration(),
        improving.diagnosis().kind(),
        improving.diagnosis().inWords(),
        Optional.of(chosen.reply().member()),
        names(improving),
        declined(loop),
        Optional.of(chosen.reply().programSha256()),
        before.score(),
        finding.score(),
        finding.accepted(),
        finding.why(),
        Conduct.difference(standing, chosen.shown()),
        finding.regressions());
  }

  private static Iteration nothing(Loop loop, Improve improving, Standing before) {
    return new Iteration(
        improving.iteration(),
        improving.diagnosis().kind(),
        improving.diagnosis().inWords(),
        Optional.empty(),
        names(improving),
        declined(loop),
        Optional.empty(),
        before.score(),
        before.score(),
        false,
        without(loop.order().replies()),
        List.of(),
        0);
  }

  /** Why there is no repair that could be judged. */
  private static String without(List<Reply> replies) {
    if (replies.stream().anyMatch(Reply.Answered.class::isInstance)) {
      return "the repairs could not be run";
    }
    return replies.stream()
        .flatMap(reply -> why(reply).stream())
        .findFirst()
        .map(why -> "nobody gave a program: " + why)
        .orElse("nobody gave a program");
  }

  /** One that the purse refused may still be asked once there is more. */
  private static List<String> declined(Loop loop) {
    return loop.order().replies().stream()
        .filter(reply -> !(reply instanceof Reply.Answered) && !isUnpaid(reply))
        .map(Reply::member)
        .toList();
  }

  private static boolean isUnpaid(Reply reply) {
    return reply instanceof Reply.Failed failed && failed.kind() == FailureKind.BUDGET_EXCEEDED;
  }

  private static List<String> names(Improve improving) {
    return improving.asked().stream().map(Ask::member).map(member -> member.name()).toList();
  }

  private static Optional<String> why(Reply reply) {
    return switch (reply) {
      case Reply.Answered _ -> Optional.empty();
      case Reply.Refused refused -> Optional.of(refused.member() + " refused: " + refused.why());
      case Reply.Failed failed -> Optional.of(failed.member() + " failed: " + failed.why());
      case Reply.Abstained abstained ->
          Optional.of(abstained.member() + " abstained: " + abstained.why());
    };
  }
}
