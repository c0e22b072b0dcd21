package dev.weavergen.memory.budget;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.generation.Budget;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Row;
import dev.weavergen.memory.postgres.Session;
import dev.weavergen.workflows.budget.Ledger;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * {@link Ledger} in the tables {@code purse} and {@code purse_entry}. A reservation locks the row
 * of its purse, looks at what has been spent, and writes its entry, in one transaction: workers
 * that reserve at once do so one after the other. Settling needs no lock, since it does not make
 * more of what is spent than was reserved, but where a provider says that it was more.
 */
public final class PostgresLedger implements Ledger {
  /** A call that was reserved longer ago is not under way any more, whatever became of it. */
  private static final Duration UNDER_WAY_MAX =
      Limits.MODEL_CALL_MAX.plus(Limits.MODEL_QUEUE_WAIT_MAX.multipliedBy(2)).plusMinutes(1);

  private static final Budget NONE = Budget.of(Optional.empty(), OptionalLong.empty());

  /** Of US dollars; finer ones come from adding binary fractions. */
  private static final int DECIMALS = 12;

  private final Database database;

  public PostgresLedger(Database database) {
    this.database = database;
  }

  @Override
  public void open(String generationId, String runId, Budget budget) {
    Optional<Budget> lineage = budget.lineage();
    var _ =
        database.run(session ->
            session.update(
                """
                INSERT INTO purse (generation_id, run_id, usd, tokens, time_millis, lineage_usd,
                  lineage_tokens, lineage_time_millis)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                ON CONFLICT (generation_id) DO UPDATE SET run_id = excluded.run_id,
                  usd = excluded.usd, tokens = excluded.tokens, time_millis = excluded.time_millis,
                  lineage_usd = excluded.lineage_usd, lineage_tokens = excluded.lineage_tokens,
                  lineage_time_millis = excluded.lineage_time_millis,
                  opened_at = excluded.opened_at
                WHERE purse.run_id <> excluded.run_id
                """,
                generationId,
                runId,
                usd(budget),
                tokens(budget),
                millis(budget),
                lineage.flatMap(PostgresLedger::usd),
                lineage.flatMap(PostgresLedger::tokens),
                lineage.flatMap(PostgresLedger::millis)));
  }

  /**
   * {@inheritDoc}
   *
   * <p>It is added to what each lineage may spend as well, since whoever extends does not know
   * which purse was too small. Time is added to what has passed when a purse's own time is over, or
   * a run that waited long would gain nothing. Where there is no limit, none comes to be.
   */
  @Override
  public void extend(String generationId, int number, Budget more) {
    Budget lineage = more.lineage().orElse(NONE);
    var _ =
        database.transaction(session -> {
          Optional<Purse> purse = Purse.locked(session, generationId);
          return purse.isPresent() && isNew(session, purse.get(), number)
              ? session.update(
                  """
                  WITH more AS (
                    SELECT ?::numeric AS usd, ?::numeric AS tokens, ?::numeric AS millis,
                      ?::numeric AS lineage_usd, ?::numeric AS lineage_tokens,
                      ?::numeric AS lineage_millis
                  ), first AS (
                    SELECT min(e.reserved_at) AS at
                    FROM purse_entry e JOIN purse p USING (generation_id, run_id)
                    WHERE generation_id = ? AND e.lineage <> ''
                  )
                  UPDATE purse SET usd = purse.usd + more.usd,
                    tokens = purse.tokens + more.tokens,
                    time_millis = time_millis + more.millis + CASE WHEN more.millis = 0 THEN 0
                      ELSE greatest(0,
                        extract(epoch FROM clock_timestamp() - opened_at) * 1000 - time_millis) END,
                    lineage_usd = purse.lineage_usd + more.lineage_usd,
                    lineage_tokens = purse.lineage_tokens + more.lineage_tokens,
                    lineage_time_millis = lineage_time_millis + more.lineage_millis
                      + CASE WHEN more.lineage_millis = 0 THEN 0 ELSE greatest(0,
                        extract(epoch FROM clock_timestamp() - first.at) * 1000
                          - lineage_time_millis) END
                  FROM more, first WHERE generation_id = ?
                  """,
                  orZero(usd(more)),
                  orZero(tokens(more)),
                  orZero(millis(more)),
                  orZero(usd(more)).add(orZero(usd(lineage))),
                  orZero(tokens(more)).add(orZero(tokens(lineage))),
                  orZero(millis(more)).add(orZero(millis(lineage))),
                  generationId,
                  generationId)
              : 0;
        });
  }

  private static boolean isNew(Session session, Purse purse, int number) throws SQLException {
    return session.update(
            """
            INSERT INTO purse_extension (generation_id, run_id, number) VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """,
            purse.generationId(),
            purse.runId(),
            number)
        == 1;
  }

  @Override
  public Reserved reserve(Reservation reservation) {
    return database.transaction(session -> {
      Optional<Purse> purse = Purse.locked(session, reservation.entry().question().generationId());
      return purse.isEmpty() ? new Reserved.Granted() : reserve(session, purse.get(), reservation);
    });
  }

  private static Reserved reserve(Session session, Purse purse, Reservation reservation)
      throws SQLException {
    Entry entry = reservation.entry();
    PurseEntries entries = new PurseEntries(session, purse);
    if (entries.isReserved(entry)) {
      return new Reserved.Granted();
    }
    entries.loseEarlier(entry);
    List<Limit> limits = purse.limits(session, reservation, UNDER_WAY_MAX);
    Optional<Limit> exceeded = limits.stream().filter(limit -> !limit.mayAdmit()).findFirst();
    if (exceeded.isPresent()) {
      return new Reserved.Exceeded(exceeded.get().why());
    }
    if (!limits.stream().allMatch(Limit::admits)) {
      return new Reserved.Wait();
    }
    entries.write(reservation);
    return new Reserved.Granted();
  }

  @Override
  public void settle(Entry entry, Charge charge) {
    var _ = database.run(session -> PurseEntries.settle(session, entry, charge));
  }

  @Override
  public void arrived(Question question, Charge charge) {
    var _ = database.run(session -> PurseEntries.arrived(session, question, charge));
  }

  @Override
  public Optional<Charge> spent(String generationId) {
    return database.run(session ->
        session.one(
            """
            SELECT coalesce(sum(e.usd), 0) AS usd, coalesce(sum(e.tokens), 0) AS tokens
            FROM purse p LEFT JOIN purse_entry e USING (generation_id, run_id)
            WHERE generation_id = ? GROUP BY generation_id
            """,
            PostgresLedger::charge,
            generationId));
  }

  @Override
  public Optional<Balance> balance(String generationId) {
    return database.run(session ->
        session.one(
            """
            SELECT p.usd AS usd_max, p.tokens AS tokens_max, p.time_millis AS millis_max,
              coalesce(sum(e.usd), 0) AS usd, coalesce(sum(e.tokens), 0) AS tokens
            FROM purse p LEFT JOIN purse_entry e USING (generation_id, run_id)
            WHERE generation_id = ? GROUP BY generation_id
            """,
            row -> new Balance(limits(row), charge(row)),
            generationId));
  }

  private static Budget limits(Row row) throws SQLException {
    Optional<BigDecimal> tokens = row.decimalIfAny("tokens_max");
    return new Budget(
        row.decimalIfAny("usd_max").map(BigDecimal::doubleValue),
        tokens.stream().mapToLong(BigDecimal::longValue).findFirst(),
        row.decimalIfAny("millis_max").map(millis -> Duration.ofMillis(millis.longValue())),
        Optional.empty());
  }

  private static Charge charge(Row row) throws SQLException {
    return new Charge(row.decimal("usd").doubleValue(), row.decimal("tokens").longValue());
  }

  private static Optional<BigDecimal> usd(Budget budget) {
    return budget.usd().map(PostgresLedger::decimal);
  }

  private static Optional<BigDecimal> tokens(Budget budget) {
    return budget.tokens().isPresent()
        ? Optional.of(BigDecimal.valueOf(budget.tokens().getAsLong()))
        : Optional.empty();
  }

  private static Optional<BigDecimal> millis(Budget budget) {
    return budget.time().map(time -> BigDecimal.valueOf(time.toMillis()));
  }

  private static BigDecimal orZero(Optional<BigDecimal> amount) {
    return amount.orElse(BigDecimal.ZERO);
  }

  static BigDecimal decimal(double usd) {
    return BigDecimal.valueOf(usd).setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }
}
