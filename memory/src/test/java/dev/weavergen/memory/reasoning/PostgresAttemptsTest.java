package dev.weavergen.memory.reasoning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFailure;
import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.generation.Generations.OpenGeneration;
import dev.weavergen.workflows.reasoning.Attempts.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresAttemptsTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  private static Database database;
  private static PostgresAttempts attempts;
  private static PostgresGenerations generations;
  private static PostgresSources sources;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    attempts = new PostgresAttempts(database);
    generations = new PostgresGenerations(database);
    sources = new PostgresSources(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void of_generation_givesItsAttemptsByIterationThenAsTheyWerePut() {
    open("order", "run");
    open("other", "run");
    Attempt late = attempt("order", 2, "a", "x = 3", "+");
    Attempt second = attempt("order", 1, "z", "x = 1", "+");
    Attempt third = attempt("order", 1, "b", "x = 2", "-");

    attempts.put(late);
    attempts.put(second);
    attempts.put(third);
    attempts.put(attempt("other", 1, "a", "x = 4", "+"));

    assertThat(attempts.of("order")).containsExactly(second, third, late);
    assertThat(attempts.of("nobody")).isEmpty();
  }

  @Test
  void put_again_replacesInItsPlace() {
    open("again", "run");
    attempts.put(attempt("again", 1, "a", "x = 1", "-"));
    attempts.put(attempt("again", 1, "b", "x = 2", "-"));
    attempts.put(attempt("again", 1, "a", "x = 3", "+"));

    assertThat(attempts.of("again"))
        .containsExactly(
            attempt("again", 1, "a", "x = 3", "+"), attempt("again", 1, "b", "x = 2", "-"));
  }

  @Test
  void of_generationThatAnotherRunTookOver_beginsWithNone() {
    open("taken", "first");
    attempts.put(attempt("taken", 1, "a", "x = 1", "-"));
    open("taken", "second");

    assertThat(attempts.of("taken")).isEmpty();
    attempts.put(attempt("taken", 1, "b", "x = 2", "+"));
    assertThat(attempts.of("taken")).extracting(Attempt::member).containsExactly("b");
  }

  @Test
  void put_textsThatPostgresqlRefuses_areKeptVisible() {
    open("hostile", "run");
    attempts.put(attempt("hostile", 1, "a", "x = 1", "-\u0000\ud800"));

    assertThat(attempts.of("hostile").getFirst().observation().candidates().getFirst().failures())
        .containsExactly(new CheckFailure("f(1) == 1", "1", "returns -␀\uFFFD"));
  }

  @Test
  void put_unknownGeneration_isRefused() {
    assertThatThrownBy(() -> attempts.put(attempt("unopened", 1, "a", "x = 1", "+")))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("generation unopened has not been opened");
  }

  private static Attempt attempt(
      String generationId, int iteration, String member, String source, String verdict) {
    CandidateFacts facts =
        new CandidateFacts(
            member,
            Optional.of("loaded"),
            verdict,
            1,
            1,
            0,
            0,
            List.of(new CheckFailure("f(1) == 1", "1", "returns " + verdict)),
            Optional.empty(),
            1,
            1,
            Optional.empty(),
            Optional.empty());
    return new Attempt(
        generationId,
        iteration,
        member,
        sources.put(source),
        new Observation(
            Optional.empty(),
            Optional.of("L1"),
            List.of(),
            List.of(),
            List.of(facts),
            List.of(),
            Optional.empty(),
            Optional.empty()));
  }

  private static void open(String id, String run) {
    generations.open(
        new OpenGeneration(
            id,
            run,
            "0".repeat(32),
            "user",
            "{}",
            sources.put("intent"),
            "{}",
            Optional.empty(),
            Optional.empty(),
            "unknown",
            START));
  }
}
