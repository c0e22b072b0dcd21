package dev.weavergen.workflows.generation;

import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.generation.PanelRound.Asking;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Asks members at once. When nobody answers because the purse is empty, it waits until that is
 * filled up and asks the same of those who were refused; every turn needs an extension, and their
 * number is limited.
 */
final class PaidRound {
  private final Purse purse;
  private final Supplier<Duration> remaining;
  private final Asking asking;
  private final Consumer<Reply> onArrival;

  /**
   * @param remaining until the generation's deadline
   * @param onArrival called with every reply
   */
  PaidRound(Purse purse, Supplier<Duration> remaining, Asking asking, Consumer<Reply> onArrival) {
    this.purse = purse;
    this.remaining = remaining;
    this.asking = asking;
    this.onArrival = onArrival;
  }

  /**
   * Asks, and waits for every reply until the deadline.
   *
   * @return one for each member, in their order; {@link Purse#unpaid} says whether the run is to
   *     end
   * @throws io.temporal.failure.CanceledFailure when the surrounding scope is cancelled
   */
  List<Reply> ask(List<Member> members) {
    int seen = purse.extensions();
    return goOn(members, asked(members), seen);
  }

  /**
   * Goes on from replies that there are.
   *
   * @param seen how many extensions there were when their calls were begun
   */
  List<Reply> goOn(List<Member> members, List<Reply> replies, int seen) {
    List<Reply> latest = replies;
    int extensions = seen;
    while (purse.isEmptyFor(latest) && purse.awaitMore(extensions, latest, remaining.get())) {
      extensions = purse.extensions();
      latest = replaced(latest, asked(refused(members, latest)));
    }
    return latest;
  }

  private List<Reply> asked(List<Member> members) {
    PanelRound round = new PanelRound(members, remaining.get(), asking, onArrival);
    return round.ask(members.size(), _ -> Duration.ZERO);
  }

  private static List<Member> refused(List<Member> members, List<Reply> replies) {
    List<String> refused = replies.stream().filter(Purse::isRefused).map(Reply::member).toList();
    return members.stream().filter(member -> refused.contains(member.name())).toList();
  }

  /** The replies in their order, each with what its member said since. */
  private static List<Reply> replaced(List<Reply> replies, List<Reply> since) {
    List<Reply> replaced = new ArrayList<>();
    for (Reply reply : replies) {
      replaced.add(
          since.stream()
              .filter(later -> later.member().equals(reply.member()))
              .findFirst()
              .orElse(reply));
    }
    return replaced;
  }
}
