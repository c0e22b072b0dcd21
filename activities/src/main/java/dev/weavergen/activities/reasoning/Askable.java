package dev.weavergen.activities.reasoning;

import dev.weavergen.activities.panel.catalogue.ModelCatalogue;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.domain.reasoning.ExpectedGain;
import dev.weavergen.domain.reasoning.Iteration;
import dev.weavergen.workflows.recordings.RepairsFile;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Who of the panel can be asked for a repair, and what that costs. A member that replays a file has
 * nothing to say to a new question, unless the request names recorded repairs of it; whether these
 * hold a further one is nobody's business.
 */
final class Askable {
  private final List<Member> panel;
  private final List<String> repairs;
  private final Set<String> exhausted;

  /**
   * @param repairs recorded ones, as the request names them
   * @param done the rounds that are over
   */
  Askable(List<Member> panel, List<String> repairs, List<Iteration> done) {
    this.panel = panel;
    this.repairs = repairs;
    this.exhausted =
        done.stream()
            .flatMap(iteration -> iteration.declined().stream())
            .collect(Collectors.toUnmodifiableSet());
  }

  boolean test(String member) {
    return !exhausted.contains(member)
        && panel.stream()
            .anyMatch(each -> each.name().equals(member) && (isLive(each) || isRecorded(each)));
  }

  Member member(String name) {
    return panel.stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
  }

  /** Whether it can be asked anything new. */
  static boolean isLive(Member member) {
    return !member.provider().equals(ModelCatalogue.RECORDED);
  }

  private boolean isRecorded(Member member) {
    return RepairsFile.of(member, repairs).isPresent();
  }

  /**
   * What asking them for one repair each costs, by what their own calls for a program cost; a
   * member that has answered nothing so far is taken to cost what the others do in the mean.
   *
   * @param answered the first programs
   */
  double costUsd(List<String> asked, List<Reply.Answered> answered) {
    double mean =
        answered.stream()
            .filter(reply -> panel.stream().anyMatch(each -> isPaid(each, reply.member())))
            .mapToDouble(reply -> costUsd(reply.call()))
            .average()
            .orElse(0);
    return asked.stream()
        .filter(name -> isPaid(member(name), name))
        .mapToDouble(name ->
            answered.stream()
                .filter(reply -> reply.member().equals(name))
                .mapToDouble(reply -> costUsd(reply.call()))
                .findFirst()
                .orElse(mean))
        .sum();
  }

  private boolean isPaid(Member member, String name) {
    return member.name().equals(name) && isLive(member) && !isRecorded(member);
  }

  private static double costUsd(Reply.Call call) {
    return Math.max(call.costUsd(), call.usage().total() * ExpectedGain.TOKEN_USD_MIN);
  }
}
