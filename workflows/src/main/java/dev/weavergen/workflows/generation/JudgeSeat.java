package dev.weavergen.workflows.generation;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.dissent.Question;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Who may judge between the two best clusters: a live member of the panel none of whose programs,
 * nor those of further samples of its model, is in either. A member that replays a file has nothing
 * to say to a new question, and one that just failed would fail again.
 */
final class JudgeSeat {
  private JudgeSeat() {}

  /** The one with the weightiest vote, of equal ones the first of the panel; empty without any. */
  static Optional<Member> of(
      List<Member> panel, List<Reply> replies, Consensus consensus, Question question) {
    List<String> sides = question.clusters().subList(0, 2);
    List<String> parties =
        consensus.clusters().stream()
            .filter(cluster -> sides.contains(cluster.id()))
            .map(Cluster::models)
            .flatMap(List::stream)
            .toList();
    List<String> partial =
        panel.stream()
            .filter(member -> parties.contains(member.name()))
            .map(JudgeSeat::model)
            .toList();
    return panel.stream()
        .filter(ModelCalls::isLive)
        .filter(member -> !partial.contains(model(member)))
        .filter(member -> !hasFailed(member, replies))
        .max(
            Comparator.<Member>comparingDouble(
                    member -> consensus.votes().getOrDefault(member.name(), 0.0))
                .thenComparing(panel::indexOf, Comparator.reverseOrder()));
  }

  /** Further samples of a model have a number behind its name. */
  private static String model(Member member) {
    return member.provider() + " " + member.model().replaceFirst("#\\d{1,3}$", "");
  }

  private static boolean hasFailed(Member member, List<Reply> replies) {
    return replies.stream()
        .anyMatch(reply -> reply instanceof Reply.Failed && reply.member().equals(member.name()));
  }
}
