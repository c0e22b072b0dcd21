package dev.weavergen.workflows.generation;

import dev.weavergen.domain.generation.CandidateReport;
import dev.weavergen.domain.generation.Durations;
import dev.weavergen.domain.generation.Progress;
import dev.weavergen.domain.panel.Member;
import dev.weavergen.domain.panel.Reply;
import dev.weavergen.workflows.panel.GenerateActivity;
import io.temporal.failure.TemporalFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.Promise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Asks every member of the panel at once and waits for all, but not for ever: once a quorum has
 * answered, the rest get a grace period and then abstain. A member that fails becomes a value.
 * Replies keep the panel's order, whatever order they arrive in; what arrives after the close is
 * not heard.
 */
final class PanelRound {
  /**
   * Attempts per member; with the pauses below the last one starts about half a minute after the
   * first.
   */
  static final int ATTEMPTS_MAX = 5;

  private final List<Member> panel;
  private final List<Optional<Reply>> replies;
  private final Duration remaining;
  private final Asking asking;
  private final Consumer<Reply> onArrival;
  private Optional<RuntimeException> bug = Optional.empty();

  /** What members are asked for. */
  @FunctionalInterface
  interface Asking {
    /** For a first program. */
    Asking PROGRAM =
        (member, remaining) ->
            Async.function(
                Workflow.newActivityStub(
                        GenerateActivity.class,
                        ModelCalls.options(member, member.name(), remaining, ATTEMPTS_MAX))
                    ::generate,
                member);

    /**
     * Asks, and does not wait.
     *
     * @param remaining until the generation's deadline
     */
    Promise<Reply> ask(Member member, Duration remaining);
  }

  /**
   * @param remaining until the generation's deadline
   * @param onArrival called with every reply
   */
  PanelRound(List<Member> panel, Duration remaining, Asking asking, Consumer<Reply> onArrival) {
    this.panel = panel;
    this.replies = new ArrayList<>(panel.stream().map(member -> Optional.<Reply>empty()).toList());
    this.remaining = remaining;
    this.asking = asking;
    this.onArrival = onArrival;
  }

  /**
   * Asks and waits.
   *
   * @param graceAfter how long the rest may still take when the quorum took that long
   * @return one reply per member
   * @throws io.temporal.failure.CanceledFailure when the surrounding scope is cancelled
   */
  List<Reply> ask(int quorum, UnaryOperator<Duration> graceAfter) {
    long startedMillis = Workflow.currentTimeMillis();
    CancellationScope calls = Workflow.newCancellationScope(this::askAll);
    calls.run();
    String missing = "no reply within the deadline of " + Durations.format(remaining);
    if (await(remaining, "deadline", () -> isQuorum(quorum) || isComplete()) && !isComplete()) {
      Duration taken = Duration.ofMillis(Workflow.currentTimeMillis() - startedMillis);
      Duration grace = min(graceAfter.apply(taken), remaining.minus(taken));
      await(grace, "grace for the rest", this::isComplete);
      missing = late(grace, quorum);
    }
    List<Reply> complete = close(missing);
    calls.cancel(missing);
    return complete;
  }

  /**
   * Ends the round: who has not replied abstains. Closing again changes nothing.
   *
   * @return one reply per member, in the panel's order
   */
  List<Reply> close(String missing) {
    List<Reply> complete = new ArrayList<>();
    for (int i = 0; i < panel.size(); i++) {
      String member = panel.get(i).name();
      Reply reply =
          replies.get(i).orElseGet(() -> new Reply.Abstained(member, missing, Optional.empty()));
      replies.set(i, Optional.of(reply));
      complete.add(reply);
    }
    return complete;
  }

  /** One reply per member, in the panel's order, of a round that is closed. */
  List<Reply> replies() {
    return replies.stream().flatMap(Optional::stream).toList();
  }

  /** The member gave another reply in place of the one before. */
  void replace(Reply reply) {
    for (int i = 0; i < panel.size(); i++) {
      if (panel.get(i).name().equals(reply.member())) {
        replies.set(i, Optional.of(reply));
      }
    }
    onArrival.accept(reply);
  }

  /** Where each member is, in the panel's order. */
  List<Progress.MemberProgress> progress() {
    List<Progress.MemberProgress> members = new ArrayList<>();
    for (int i = 0; i < panel.size(); i++) {
      members.add(progress(panel.get(i).name(), replies.get(i)));
    }
    return members;
  }

  private static Progress.MemberProgress progress(String name, Optional<Reply> reply) {
    if (reply.isEmpty()) {
      return new Progress.MemberProgress(name, "asked", "");
    }
    CandidateReport report = CandidateReport.of(reply.get());
    String detail =
        report
            .error()
            .orElseGet(() -> report.latencyMillis().map(millis -> millis + " ms").orElse(""));
    return new Progress.MemberProgress(name, report.reply(), detail);
  }

  private void askAll() {
    for (int i = 0; i < panel.size(); i++) {
      int seat = i;
      Promise<Reply> promise = asking.ask(panel.get(seat), remaining);
      Promise<Reply> _ = promise.handle((reply, failure) -> arrive(seat, reply, failure));
    }
  }

  /**
   * Takes a reply in. Runs as a promise's handler, where an exception would be lost with the
   * promise that nobody reads: it is kept for whoever waits.
   */
  private @Nullable Reply arrive(
      int seat, @Nullable Reply reply, @Nullable RuntimeException failure) {
    try {
      if (replies.get(seat).isEmpty()) {
        Reply arrived = outcome(panel.get(seat), reply, failure);
        replies.set(seat, Optional.of(arrived));
        onArrival.accept(arrived);
      }
    } catch (RuntimeException unexpected) {
      bug = Optional.of(unexpected);
    }
    return reply;
  }

  private static Reply outcome(
      Member member, @Nullable Reply reply, @Nullable RuntimeException failure) {
    if (failure instanceof TemporalFailure expected) {
      return FailedCall.reply(member, expected);
    }
    if (failure != null) {
      throw failure;
    }
    if (reply == null) {
      throw new IllegalStateException(member.name() + ": neither a reply nor a failure");
    }
    return reply;
  }

  /** Waits; an unexpected exception of a handler ends the wait. */
  private boolean await(Duration atMost, String summary, BooleanSupplier condition) {
    boolean _ = BoundedWait.until(atMost, summary, () -> condition.getAsBoolean() || isBroken());
    if (bug.isPresent()) {
      throw bug.get();
    }
    return condition.getAsBoolean();
  }

  private boolean isBroken() {
    return bug.isPresent();
  }

  private boolean isQuorum(int quorum) {
    return replies.stream().filter(reply -> reply.orElse(null) instanceof Reply.Answered).count()
        >= quorum;
  }

  private boolean isComplete() {
    return replies.stream().allMatch(Optional::isPresent);
  }

  private static String late(Duration grace, int quorum) {
    return "no reply within "
        + Durations.format(grace)
        + " after a quorum of "
        + quorum
        + " had answered";
  }

  private static Duration min(Duration a, Duration b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
