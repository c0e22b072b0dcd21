package dev.weavergen.workflows.budget;

import dev.weavergen.domain.generation.Budget;
import java.util.Optional;

/**
 * What every generation with a budget has spent and what calls under way may still spend. A call is
 * reserved before it is made and settled after it; one whose process was killed in between stays
 * reserved, since nobody knows whether it was charged.
 */
public interface Ledger {
  /**
   * Opens a purse; opening it again in the same run changes nothing. Another run of the generation
   * begins with a purse of its own.
   */
  void open(String generationId, String runId, Budget budget);

  /** Adds to a purse. Idempotent by the extension's number within the run. */
  void extend(String generationId, int number, Budget more);

  /**
   * Reserves what a call may cost at most. A generation without a purse may spend what it likes.
   * Reserving the same entry again changes nothing.
   *
   * @return whether the call may be made
   */
  Reserved reserve(Reservation reservation);

  /** The call is over and cost that much. Settling again changes nothing. */
  void settle(Entry entry, Charge charge);

  /**
   * The reply to a request is in the store. Whoever stored it may have been killed before it
   * settled: the latest reservation for that request is settled, if it is still open.
   */
  void arrived(Question question, Charge charge);

  /** What has been spent or reserved; empty without a purse. */
  Optional<Charge> spent(String generationId);

  /** The purse as it is now, with all extensions; empty without one. */
  Optional<Balance> balance(String generationId);

  /**
   * A purse and what is gone of it.
   *
   * @param limits of the whole; those of lineages are left out
   * @param spent or reserved
   */
  record Balance(Budget limits, Charge spent) {}

  /**
   * What a member is asked.
   *
   * @param request hash of the request, as the store of replies knows it
   */
  record Question(String generationId, String member, String stage, String request) {}

  /**
   * One attempt of one call.
   *
   * @param step the step's id, unique within the generation; a question may be asked again by
   *     another step
   * @param attempt of the step, from 1: a later one begins when the earlier is over
   */
  record Entry(Question question, String step, int attempt) {}

  /**
   * @param lineage whose repairs spend one purse; empty for first programs, tests and judgements
   * @param most what the call may cost
   */
  record Reservation(Entry entry, String lineage, Charge most) {}

  /**
   * @param usd US dollars
   * @param tokens input and output together
   */
  record Charge(double usd, long tokens) {
    /** What a call costs that was never made. */
    public static final Charge NOTHING = new Charge(0, 0);
  }

  /** What became of a reservation. */
  sealed interface Reserved {
    /** The call may be made. */
    record Granted() implements Reserved {}

    /** Calls under way hold what is left; once they are settled there may be enough. */
    record Wait() implements Reserved {}

    /**
     * There is not enough.
     *
     * @param why for people: what is left, what the call may take, and what helps
     */
    record Exceeded(String why) implements Reserved {}
  }
}
