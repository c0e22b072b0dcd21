package dev.weavergen.memory.budget;

import dev.weavergen.memory.postgres.Session;
import dev.weavergen.workflows.budget.Ledger;
import java.sql.SQLException;
import java.util.Optional;

/** The calls that are reserved in a purse whose row is locked, or were made from it. */
final class PurseEntries {
  private final Session session;
  private final Purse purse;

  PurseEntries(Session session, Purse purse) {
    this.session = session;
    this.purse = purse;
  }

  boolean isReserved(Ledger.Entry entry) throws SQLException {
    Ledger.Question question = entry.question();
    Optional<String> state =
        session.one(
            """
            SELECT state FROM purse_entry
            WHERE generation_id = ? AND run_id = ? AND step = ? AND attempt = ? AND member = ?
              AND stage = ? AND request_sha256 = ?
            """,
            row -> row.text("state"),
            purse.generationId(),
            purse.runId(),
            entry.step(),
            entry.attempt(),
            question.member(),
            question.stage(),
            question.request());
    if (state.isPresent() && !state.get().equals("reserved")) {
      throw new IllegalStateException("the call is over and cannot be reserved again: " + entry);
    }
    return state.isPresent();
  }

  /** An attempt begins when those before it are over: one still reserved was killed. */
  void loseEarlier(Ledger.Entry entry) throws SQLException {
    var _ =
        session.update(
            """
            UPDATE purse_entry SET state = 'lost'
            WHERE generation_id = ? AND run_id = ? AND step = ? AND attempt < ?
              AND state = 'reserved'
            """,
            purse.generationId(),
            purse.runId(),
            entry.step(),
            entry.attempt());
  }

  void write(Ledger.Reservation reservation) throws SQLException {
    Ledger.Entry entry = reservation.entry();
    Ledger.Question question = entry.question();
    var _ =
        session.update(
            """
            INSERT INTO purse_entry (generation_id, run_id, step, attempt, member, stage,
              request_sha256, lineage, state, usd, tokens)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'reserved', ?, ?)
            """,
            purse.generationId(),
            purse.runId(),
            entry.step(),
            entry.attempt(),
            question.member(),
            question.stage(),
            question.request(),
            reservation.lineage(),
            PostgresLedger.decimal(reservation.most().usd()),
            reservation.most().tokens());
  }

  /** Enters what a call cost; a second time it does nothing. */
  static int settle(Session session, Ledger.Entry entry, Ledger.Charge charge) throws SQLException {
    Ledger.Question question = entry.question();
    return session.update(
        """
        UPDATE purse_entry SET state = 'settled', usd = ?, tokens = ?,
          settled_at = clock_timestamp()
        WHERE generation_id = ? AND step = ? AND attempt = ? AND member = ? AND stage = ?
          AND request_sha256 = ? AND state <> 'settled'
        """,
        PostgresLedger.decimal(charge.usd()),
        charge.tokens(),
        question.generationId(),
        entry.step(),
        entry.attempt(),
        question.member(),
        question.stage(),
        question.request());
  }

  /** Enters what a call cost whose reply was found, where no attempt could say so itself. */
  static int arrived(Session session, Ledger.Question question, Ledger.Charge charge)
      throws SQLException {
    return session.update(
        """
        UPDATE purse_entry SET state = 'settled', usd = ?, tokens = ?,
          settled_at = clock_timestamp()
        WHERE state <> 'settled' AND id = (
          SELECT max(e.id) FROM purse_entry e JOIN purse p USING (generation_id, run_id)
          WHERE generation_id = ? AND e.member = ? AND e.stage = ?
            AND e.request_sha256 = ?)
        """,
        PostgresLedger.decimal(charge.usd()),
        charge.tokens(),
        question.generationId(),
        question.member(),
        question.stage(),
        question.request());
  }
}
