package dev.weavergen.memory.learning;

import static dev.weavergen.memory.learning.LabelledGenerations.START;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.SeedScores;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.learning.LearnedCases;
import dev.weavergen.workflows.learning.LearnedCases.Foretold;
import dev.weavergen.workflows.learning.LearnedCases.Labelled;
import dev.weavergen.workflows.learning.LearnedCases.LearnedCase;
import dev.weavergen.workflows.learning.UnreadableCaseException;
import dev.weavergen.workflows.outcomes.Outcomes.LabelRow;
import dev.weavergen.workflows.outcomes.Outcomes.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PostgresLearnedCasesTest {
  private static final GenerationCase CASE =
      new GenerationCase(
          "group",
          new LabelledGeneration(
              "python/examples/short",
              List.of(
                  new Candidate("model", Showing.EXAMPLES_PASSED, List.of(), Optional.of(true)))),
          List.of(FeatureVector.of(Map.of(Feature.COMPILES, 1.0))),
          List.of(new SeedScores(1, .75, 1)),
          List.of(0),
          Tier.EVIDENCE,
          Optional.empty(),
          List.of());

  private static Database database;
  private static LabelledGenerations past;
  private static LearnedCases cases;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    past = new LabelledGenerations(database);
    cases = new PostgresLearnedCases(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void labelled_inPages_hasEachGenerationOnceByItsLastLabel() {
    for (String id : List.of("p1", "p2", "p3")) {
      past.open(id, "pages", "intent of " + id, START);
      past.label(id, "one", true);
    }
    past.label("p1", "two", false);
    long last = cases.lastRevision("pages");

    List<Labelled> first = cases.labelled("pages", 0, last, 2);
    List<Labelled> second = cases.labelled("pages", first.getLast().revision(), last, 2);

    assertThat(first).extracting(Labelled::generationId).containsExactly("p2", "p3");
    assertThat(second).extracting(Labelled::generationId).containsExactly("p1");
    assertThat(second.getFirst().labels())
        .isEqualTo(Map.of(past.program("p1", "one"), true, past.program("p1", "two"), false));
    assertThat(second.getFirst().revision()).isEqualTo(last);
    assertThat(cases.labelled("pages", last, last, 2)).isEmpty();
    assertThat(cases.lastRevision("nobody's")).isZero();
  }

  @Test
  void page_casesOfANewerVersion_leavesOutUnknownFeaturesAndRefusesTheRest() {
    past.open("n1", "newer", "an intent", START);
    past.label("n1", "one", true);
    long last = cases.lastRevision("newer");
    cases.put("n1", last, Optional.of(CASE));

    rewrite("jsonb_set(labelled_case, '{features,0,values,feature-of-the-future}', '0.5')");
    assertThat(cases.page("newer", last, Optional.empty(), 5))
        .extracting(LearnedCase::learned)
        .containsExactly(CASE);

    rewrite("jsonb_set(labelled_case, '{tier}', '\"oracle\"')");
    assertThatThrownBy(() -> cases.page("newer", last, Optional.empty(), 5))
        .isInstanceOf(UnreadableCaseException.class)
        .hasMessageContaining("generation n1 ");
  }

  @Test
  void put_ofALaterLabel_leavesARunThatBeganBeforeItsOwnCase() {
    past.open("k1", "kept", "an intent", START);
    past.label("k1", "one", true);
    long first = cases.lastRevision("kept");
    cases.put("k1", first, Optional.of(CASE));

    past.label("k1", "one", false);
    long second = cases.lastRevision("kept");
    cases.put("k1", second, Optional.of(CASE));

    assertThat(cases.page("kept", first, Optional.empty(), 5))
        .containsExactly(new LearnedCase("k1", first, first, START, CASE));
    assertThat(cases.page("kept", second, Optional.empty(), 5))
        .containsExactly(new LearnedCase("k1", second, first, START, CASE));
  }

  @Test
  void put_manyTimes_keepsFewRowsAndTheFirstRevision() {
    past.open("m1", "many", "an intent", START);
    for (long revision = 1; revision <= 20; revision++) {
      cases.put("m1", revision, Optional.of(CASE));
    }

    long rows =
        database
            .run(session ->
                session.one(
                    "SELECT count(*) AS n FROM learned_case WHERE generation_id = 'm1'",
                    row -> row.big("n")))
            .orElseThrow();
    assertThat(rows).isEqualTo(5);
    assertThat(cases.page("many", 20, Optional.empty(), 5))
        .containsExactly(new LearnedCase("m1", 20, 1, START, CASE));
  }

  private static void rewrite(String labelledCase) {
    int _ =
        database.run(session ->
            session.update(
                "UPDATE learned_case SET labelled_case = %s WHERE generation_id = 'n1'"
                    .formatted(labelledCase)));
  }

  @Test
  void labelled_afterAnotherVerdict_isNewAgainAndAfterTheSameIsNot() {
    past.open("c1", "changed", "an intent", START);
    past.label("c1", "one", true);
    long first = cases.lastRevision("changed");

    past.label("c1", "one", true);
    assertThat(cases.lastRevision("changed")).isEqualTo(first);

    past.label("c1", "one", false);
    long second = cases.lastRevision("changed");
    assertThat(second).isGreaterThan(first);
    assertThat(cases.labelled("changed", first, second, 5))
        .extracting(Labelled::labels)
        .containsExactly(Map.of(past.program("c1", "one"), false));
  }

  @Test
  void lastRevision_whileALabelIsBeingCommitted_waitsForIt() throws Exception {
    past.open("l1", "late", "an intent", START);
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (var threads = Executors.newFixedThreadPool(2)) {
      Future<?> _ =
          threads.submit(() -> {
            var _ =
                database.transaction(session -> {
                  var _ =
                      session.one(
                          "SELECT pg_advisory_xact_lock_shared(?)",
                          _ -> true,
                          0x5745_4156_4C41_424CL);
                  int rows =
                      session.update(
                          "INSERT INTO label (generation_id, program_sha256, passed, source) VALUES ('l1', ?, true, 'user')",
                          past.program("l1", "one"));
                  written.countDown();
                  await(goOn);
                  return rows;
                });
          });
      await(written);
      Future<Long> last = threads.submit(() -> cases.lastRevision("late"));
      assertThat(last.isDone()).isFalse();
      goOn.countDown();

      assertThat(cases.labelled("late", 0, last.get(), 5)).hasSize(1);
    }
  }

  @Test
  void label_whileAnotherIsBeingWritten_doesNotWait() {
    past.open("b1", "both", "an intent", START);
    past.open("b2", "both", "an intent", START);
    String second = past.program("b2", "one");

    int _ =
        database.transaction(session -> {
          past.outcomes.label(new LabelRow("b2", second, true, Source.USER));
          return session.update(
              "INSERT INTO label (generation_id, program_sha256, passed, source) VALUES ('b1', ?, true, 'user')",
              second);
        });

    assertThat(cases.labelled("both", 0, cases.lastRevision("both"), 5)).hasSize(2);
  }

  @Test
  void foretold_isWhatWasSaidOfChosenProgramsInTheDaysBeforeTheLastLabel() {
    for (String id : List.of("f1", "f2", "f3", "f4")) {
      past.open(id, "foretold", "intent of " + id, START);
      past.label(id, "one", id.equals("f2"));
      past.label(id, "two", true);
      result(id, id.equals("f3") ? "{}" : prediction(past.program(id, "one")));
    }
    int _ =
        database.run(session ->
            session.update(
                "UPDATE label SET labelled_at = labelled_at - interval '8 days' WHERE generation_id = 'f1'"));

    assertThat(cases.foretold("foretold", cases.lastRevision("foretold"), 7, 10))
        .extracting(Foretold::group, Foretold::probability, Foretold::passed)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(past.group("intent of f4"), .75, false),
            org.assertj.core.groups.Tuple.tuple(past.group("intent of f2"), .75, true));
    assertThat(cases.foretold("foretold", cases.lastRevision("foretold"), 7, 1)).hasSize(1);
  }

  /** Within the class's time only if the last label is looked up once, and not for each row. */
  @Test
  void foretold_ofManyLabels_isRead() {
    past.open("w0", "wide", "an intent", START);
    past.label("w0", "one", true);
    String program = past.program("w0", "one");
    int _ =
        database.run(session ->
            session.update(
                """
                INSERT INTO generation (id, run_id, trace_id, knowledge_scope, status, intent_sha256,
                  parsed_intent, request, result, started_at)
                SELECT 'w' || n, run_id, trace_id, knowledge_scope, status, intent_sha256,
                  parsed_intent, request, ?::jsonb, started_at
                FROM generation, generate_series(1, 6000) n WHERE id = 'w0'
                """,
                prediction(program)));
    int _ =
        database.run(session ->
            session.update(
                """
                INSERT INTO label (generation_id, program_sha256, passed, source)
                SELECT 'w' || n, ?, true, 'user' FROM generate_series(1, 6000) n
                """,
                program));

    assertThat(cases.foretold("wide", cases.lastRevision("wide"), 7, 10_000)).hasSize(6_000);
  }

  private static String prediction(String program) {
    return "{\"program\":{\"sha256\":\"%s\"},\"prediction\":{\"probability\":0.75}}"
        .formatted(program);
  }

  private static void result(String id, String json) {
    int _ =
        database.run(session ->
            session.update("UPDATE generation SET result = ?::jsonb WHERE id = ?", json, id));
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
