package dev.weavergen.memory.outcomes;

import dev.weavergen.domain.Limits;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.postgres.Row;
import dev.weavergen.memory.postgres.Session;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.payload.Json;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * {@link Outcomes} in the tables {@code candidate} and {@code label}. What the evidence said of a
 * candidate at the time comes from {@code observation}.
 */
public final class PostgresOutcomes implements Outcomes {
  private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

  private static final String HISTORY =
      """
      SELECT g.id, g.started_at, g.task_class, jsonb_agg(
        jsonb_strip_nulls(jsonb_build_object('model', c.model, 'passed', l.passed,
          'showing', coalesce(o.showing -> c.member ->> 'showing', 'no-examples'),
          'tests', o.showing -> c.member -> 'tests'))
        ORDER BY c.member) AS candidates
      FROM (
        SELECT id, started_at, task_class FROM generation labelled
        WHERE knowledge_scope = ? AND (started_at, id) < (?, ?) AND EXISTS (
          SELECT 1 FROM label
            JOIN candidate USING (generation_id, program_sha256)
          WHERE generation_id = labelled.id)
        ORDER BY started_at DESC, id DESC LIMIT ?) g
        JOIN candidate c ON c.generation_id = g.id
        LEFT JOIN label l USING (generation_id, program_sha256)
        LEFT JOIN observation o ON o.generation_id = g.id
      GROUP BY g.id, g.started_at, g.task_class
      ORDER BY g.started_at DESC, g.id DESC
      """;

  private final Database database;

  public PostgresOutcomes(Database database) {
    this.database = database;
  }

  @Override
  public void candidate(CandidateRow candidate) {
    var _ =
        database.run(session ->
            session.update(
                """
                INSERT INTO candidate (generation_id, member, model, program_sha256)
                VALUES (?, ?, ?, ?)
                ON CONFLICT (generation_id, member) DO UPDATE SET model = excluded.model,
                  program_sha256 = excluded.program_sha256
                """,
                candidate.generationId(),
                candidate.member(),
                candidate.model(),
                candidate.programSha256()));
  }

  @Override
  public List<CandidateRow> candidates(String generationId) {
    return database.run(session ->
        session.list(
            """
            SELECT generation_id, member, model, program_sha256 FROM candidate
            WHERE generation_id = ? ORDER BY member
            """,
            Limits.PAGE_ROWS_MAX,
            row ->
                new CandidateRow(
                    row.text("generation_id"),
                    row.text("member"),
                    row.text("model"),
                    row.text("program_sha256")),
            generationId));
  }

  @Override
  public void label(List<LabelRow> labels) {
    var _ =
        database.transaction(session -> {
          LabelRevisions.write(session);
          for (LabelRow label : labels) {
            store(session, label);
          }
          return labels.size();
        });
  }

  private static void store(Session session, LabelRow label) throws SQLException {
    var _ =
        session.update(
            """
            INSERT INTO label (generation_id, program_sha256, passed, source)
            VALUES (?, ?, ?, ?)
            ON CONFLICT (generation_id, program_sha256) DO UPDATE SET passed = excluded.passed,
              source = excluded.source, labelled_at = excluded.labelled_at,
              revision = excluded.revision
            WHERE NOT (excluded.source = 'same-behaviour' AND label.source = 'acceptance-test')
              AND (label.passed, label.source) <> (excluded.passed, excluded.source)
            """,
            label.generationId(),
            label.programSha256(),
            label.passed(),
            label.source().name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  @Override
  public Map<String, Boolean> labels(String generationId) {
    Map<String, Boolean> labels = new TreeMap<>();
    var _ =
        database.run(session ->
            session.list(
                "SELECT program_sha256, passed FROM label WHERE generation_id = ?",
                Limits.PAGE_ROWS_MAX,
                row -> labels.put(row.text("program_sha256"), row.flag("passed")),
                generationId));
    return Collections.unmodifiableMap(labels);
  }

  @Override
  public List<LabelledGeneration> history(String knowledgeScope, int rows) {
    List<LabelledGeneration> history = new ArrayList<>();
    Optional<Place> before = Optional.of(new Place(LATEST, ""));
    while (before.isPresent() && history.size() < rows) {
      int wanted = Math.min(rows - history.size(), Limits.PAGE_ROWS_MAX);
      List<Entry> page = page(knowledgeScope, before.get(), wanted);
      page.forEach(entry -> history.add(entry.generation()));
      before = page.size() < wanted ? Optional.empty() : Optional.of(page.getLast().place());
    }
    return history;
  }

  /** What each model of a scope was called in the panel that it sat in last. */
  public Map<String, String> latestNames(String knowledgeScope) {
    Map<String, String> names = new TreeMap<>();
    var _ =
        database.run(session ->
            session.list(
                """
                SELECT DISTINCT ON (candidate.model) candidate.model, candidate.member
                FROM candidate JOIN generation ON generation.id = candidate.generation_id
                WHERE generation.knowledge_scope = ?
                ORDER BY candidate.model, generation.started_at DESC, candidate.member
                LIMIT ?
                """,
                Limits.PAGE_ROWS_MAX,
                row -> names.put(row.text("model"), row.text("member")),
                knowledgeScope,
                Limits.PAGE_ROWS_MAX));
    return Collections.unmodifiableMap(names);
  }

  /** A place in the history, latest first. */
  private record Place(Instant startedAt, String id) {}

  private record Entry(Place place, LabelledGeneration generation) {}

  private List<Entry> page(String knowledgeScope, Place before, int rows) {
    return database.run(session ->
        session.list(
            HISTORY,
            rows,
            PostgresOutcomes::entry,
            knowledgeScope,
            before.startedAt(),
            before.id(),
            rows));
  }

  private static Entry entry(Row row) throws SQLException {
    List<LabelledGeneration.Candidate> candidates =
        Arrays.asList(
            Json.mapper().readValue(row.text("candidates"), LabelledGeneration.Candidate[].class));
    return new Entry(
        new Place(row.instant("started_at"), row.text("id")),
        new LabelledGeneration(row.text("task_class"), candidates));
  }
}
