package dev.weavergen.activities.panel;

import dev.weavergen.activities.heartbeat.Heartbeat;
import dev.weavergen.activities.spans.AttemptKey;
import dev.weavergen.domain.Limits;
import dev.weavergen.domain.panel.FailureKind;
import dev.weavergen.workflows.budget.Ledger;
import dev.weavergen.workflows.budget.Ledger.Charge;
import dev.weavergen.workflows.budget.Ledger.Reserved;
import dev.weavergen.workflows.panel.ModelFailure;
import dev.weavergen.workflows.panel.Replies;
import dev.weavergen.workflows.spans.ExecutionSpan;
import io.temporal.activity.Activity;
import java.time.Duration;

/**
 * Spends a generation's budget: reserves what a call may cost before it is made. While calls under
 * way hold what is left, the step waits for them, since they mostly cost less than they might.
 */
final class Spending {
  private static final Duration PAUSE = Duration.ofMillis(250);

  /** By then the calls that were under way are over. */
  private static final int PAUSES_MAX = (int) Limits.MODEL_PURSE_WAIT_MAX.dividedBy(PAUSE);

  private final Ledger ledger;

  Spending(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * Reserves for this attempt of the running activity.
   *
   * @throws ModelFailure of kind {@link FailureKind#BUDGET_EXCEEDED} when there is not enough
   */
  Ledger.Entry reserve(MemberQuestion question, Charge most, Heartbeat heartbeat)
      throws ModelFailure {
    Ledger.Entry entry = entry(question);
    Ledger.Reservation reservation = new Ledger.Reservation(entry, question.lineage(), most);
    for (int i = 0; i < PAUSES_MAX; i++) {
      switch (ledger.reserve(reservation)) {
        case Reserved.Granted _ -> {
          return entry;
        }
        case Reserved.Exceeded(String why) -> throw exceeded(question, why);
        case Reserved.Wait _ -> pause(heartbeat);
      }
    }
    throw exceeded(
        question,
        "calls under way have held what is left of the budget for %d seconds"
            .formatted(Limits.MODEL_PURSE_WAIT_MAX.toSeconds()));
  }

  void settle(Ledger.Entry entry, Charge charge) {
    ledger.settle(entry, charge);
  }

  /** The reply is in the store already. */
  void arrived(MemberQuestion question, Charge charge) {
    ledger.arrived(question(question.key()), charge);
  }

  private static ModelFailure exceeded(MemberQuestion question, String why) {
    return new ModelFailure(
        FailureKind.BUDGET_EXCEEDED, question.member().name() + " was not asked: " + why);
  }

  private static Ledger.Entry entry(MemberQuestion question) {
    ExecutionSpan.Key attempt = AttemptKey.of(Activity.getExecutionContext().getInfo());
    return new Ledger.Entry(
        question(question.key()), attempt.runId() + "/" + attempt.activityId(), attempt.attempt());
  }

  private static Ledger.Question question(Replies.ReplyKey key) {
    return new Ledger.Question(key.generationId(), key.member(), key.stage(), key.requestSha256());
  }

  private static void pause(Heartbeat heartbeat) throws ModelFailure {
    try {
      var _ =
          heartbeat.await(() -> {
            Thread.sleep(PAUSE);
            return true;
          });
    } catch (InterruptedException draining) {
      Thread.currentThread().interrupt();
      throw new ModelFailure(FailureKind.CONNECTION, "the wait for the budget was interrupted");
    }
  }
}
