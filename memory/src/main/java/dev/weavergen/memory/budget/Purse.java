package dev.weavergen.memory.budget;

import dev.weavergen.memory.postgres.Row;
import dev.weavergen.memory.postgres.Session;
import dev.weavergen.workflows.budget.Ledger.Reservation;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A purse as it lies in its table.
 *
 * @param elapsedMillis since it was opened
 */
record Purse(
    String generationId, String runId, Most whole, Most ofLineage, BigDecimal elapsedMillis) {
  /** What a reservation in the same moment begins with: one has passed. */
  private static final BigDecimal LEAST_MILLIS = BigDecimal.ONE;

  /** Limits, each empty where there is none. */
  record Most(Optional<BigDecimal> usd, Optional<BigDecimal> tokens, Optional<BigDecimal> millis) {}

  /** What the entries of a purse, or of one lineage, come to. */
  private record Used(
      BigDecimal spentUsd,
      BigDecimal spentTokens,
      BigDecimal underWayUsd,
      BigDecimal underWayTokens,
      BigDecimal elapsedMillis) {}

  /** The purse of a generation, locked until the transaction ends. */
  static Optional<Purse> locked(Session session, String generationId) throws SQLException {
    return session.one(
        """
        SELECT *, extract(epoch FROM clock_timestamp() - opened_at) * 1000 AS elapsed_millis
        FROM purse WHERE generation_id = ? FOR UPDATE
        """,
        Purse::read,
        generationId);
  }

  private static Purse read(Row row) throws SQLException {
    return new Purse(
        row.text("generation_id"),
        row.text("run_id"),
        new Most(
            row.decimalIfAny("usd"), row.decimalIfAny("tokens"), row.decimalIfAny("time_millis")),
        new Most(
            row.decimalIfAny("lineage_usd"),
            row.decimalIfAny("lineage_tokens"),
            row.decimalIfAny("lineage_time_millis")),
        row.decimal("elapsed_millis"));
  }

  /** Every limit that the reservation has to keep. */
  List<Limit> limits(Session session, Reservation reservation, Duration underWayMax)
      throws SQLException {
    Used used = used(session, Optional.empty(), underWayMax);
    List<Limit> limits =
        new ArrayList<>(limits(whole, used, elapsedMillis, reservation, this::cure));
    if (!reservation.lineage().isEmpty()) {
      Used byLineage = used(session, Optional.of(reservation.lineage()), underWayMax);
      limits.addAll(
          limits(
              ofLineage,
              byLineage,
              byLineage.elapsedMillis(),
              reservation,
              (measure, missing) -> lineageCure(measure, missing, reservation.lineage())));
    }
    return limits;
  }

  /** What a person can do about a limit. */
  @FunctionalInterface
  private interface CureOf {
    String of(Measure measure, BigDecimal missing);
  }

  private static List<Limit> limits(
      Most most, Used used, BigDecimal elapsed, Reservation reservation, CureOf cure) {
    return List.of(
        new Limit(
            Measure.TIME,
            most.millis(),
            elapsed,
            BigDecimal.ZERO,
            LEAST_MILLIS,
            missing -> cure.of(Measure.TIME, missing)),
        new Limit(
            Measure.USD,
            most.usd(),
            used.spentUsd(),
            used.underWayUsd(),
            PostgresLedger.decimal(reservation.most().usd()),
            missing -> cure.of(Measure.USD, missing)),
        new Limit(
            Measure.TOKENS,
            most.tokens(),
            used.spentTokens(),
            used.underWayTokens(),
            BigDecimal.valueOf(reservation.most().tokens()),
            missing -> cure.of(Measure.TOKENS, missing)));
  }

  private String cure(Measure measure, BigDecimal missing) {
    String extend = "extend it with `weavergen extend " + generationId + " ";
    return switch (measure) {
      case USD ->
          extend
              + "--budget-usd "
              + measure.written(missing)
              + "` or more, ask with a larger budget, or lower the model's max-tokens";
      case TOKENS ->
          extend
              + "--budget-tokens "
              + measure.written(missing)
              + "` or more, ask with a larger budget, or lower the model's max-tokens";
      case TIME -> extend + "--budget-time 5m`, or ask with a larger budget";
    };
  }

  private String lineageCure(Measure measure, BigDecimal missing, String lineage) {
    return "that is what repairs of one program, here %s's, may spend; %s"
        .formatted(lineage, cure(measure, missing));
  }

  private Used used(Session session, Optional<String> lineage, Duration underWayMax)
      throws SQLException {
    return session
        .one(
            """
            SELECT coalesce(sum(usd) FILTER (WHERE NOT under_way), 0) AS spent_usd,
              coalesce(sum(tokens) FILTER (WHERE NOT under_way), 0) AS spent_tokens,
              coalesce(sum(usd) FILTER (WHERE under_way), 0) AS under_way_usd,
              coalesce(sum(tokens) FILTER (WHERE under_way), 0) AS under_way_tokens,
              coalesce(extract(epoch FROM clock_timestamp() - min(reserved_at)) * 1000, 0)
                AS elapsed_millis
            FROM (
              SELECT usd, tokens, reserved_at, state = 'reserved'
                  AND reserved_at > clock_timestamp() - ? * interval '1 second' AS under_way
              FROM purse_entry
              WHERE generation_id = ? AND run_id = ? AND (? OR lineage = ?)) entry
            """,
            Purse::used,
            underWayMax.toSeconds(),
            generationId,
            runId,
            lineage.isEmpty(),
            lineage.orElse(""))
        .orElseThrow();
  }

  private static Used used(Row row) throws SQLException {
    return new Used(
        row.decimal("spent_usd"),
        row.decimal("spent_tokens"),
        row.decimal("under_way_usd"),
        row.decimal("under_way_tokens"),
        row.decimal("elapsed_millis"));
  }
}
