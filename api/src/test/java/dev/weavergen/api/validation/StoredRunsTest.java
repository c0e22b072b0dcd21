package dev.weavergen.api.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.api.TestDatabase;
import dev.weavergen.domain.generation.Generation;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.memory.spans.PostgresSpans;
import dev.weavergen.workflows.generation.Generations.GenerationEnd;
import dev.weavergen.workflows.generation.Generations.OpenGeneration;
import dev.weavergen.workflows.payload.Json;
import dev.weavergen.workflows.spans.ExecutionSpan;
import dev.weavergen.workflows.spans.ExecutionSpan.AttributeValue;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StoredRunsTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final String MEMBER = "gpt-4-1106-preview";
  private static final String PROGRAM = "def f():\n    return 1\n";

  @Test
  void finishedRun_isFoundWithSpansAndPrograms() {
    try (Database database = TestDatabase.fresh()) {
      Generation generation = SampleRuns.usual().generation("g-1").orElseThrow();
      StoredRuns runs = stored(database, generation);
      write(database, "generate", MEMBER, "r");

      assertThat(runs.generation("g-1")).contains(generation);
      assertThat(runs.spans("g-1"))
          .singleElement()
          .extracting(ExecutionSpan::name)
          .isEqualTo(MEMBER);
      assertThat(runs.sources("g-1")).containsExactly(Map.entry(MEMBER, PROGRAM));
    }
  }

  @Test
  void programs_areTheMembersInThePanelsOrder() {
    try (Database database = TestDatabase.fresh()) {
      StoredRuns runs = stored(database, SampleRuns.usual().generation("g-1").orElseThrow());
      write(database, "generate", "gpt-3.5-turbo", "r");
      write(database, "generate", MEMBER, "r");
      write(database, "agree", "agree on 2 candidates", "r");
      write(database, "merge", "merge 2 programs by " + MEMBER, "r");

      assertThat(runs.sources("g-1").keySet()).containsExactly(MEMBER, "gpt-3.5-turbo");
    }
  }

  @Test
  void spansOfAnEarlierRun_areLeftOut() {
    try (Database database = TestDatabase.fresh()) {
      StoredRuns runs = stored(database, SampleRuns.usual().generation("g-1").orElseThrow());
      write(database, "generate", MEMBER, "before");

      assertThat(runs.spans("g-1")).isEmpty();
      assertThat(runs.sources("g-1")).isEmpty();
    }
  }

  @Test
  void unknownRun_isAbsent() {
    try (Database database = TestDatabase.fresh()) {
      StoredRuns runs = runs(database);
      assertThat(runs.generation("g-2")).isEmpty();
      assertThat(runs.spans("g-2")).isEmpty();
      assertThat(runs.sources("g-2")).isEmpty();
    }
  }

  private static StoredRuns stored(Database database, Generation generation) {
    PostgresSources sources = new PostgresSources(database);
    PostgresGenerations generations = new PostgresGenerations(database);
    generations.open(
        new OpenGeneration(
            "g-1",
            "r",
            "trace",
            "default",
            "{}",
            sources.put("Write f"),
            "{}",
            Optional.empty(),
            Optional.empty(),
            "python",
            START));
    var _ =
        generations.finish(
            new GenerationEnd(
                "g-1",
                "r",
                "answered",
                Optional.of(0.91),
                Json.mapper().writeValueAsString(generation),
                START.plusSeconds(1)));
    return runs(database);
  }

  private static StoredRuns runs(Database database) {
    return new StoredRuns(
        new PostgresGenerations(database),
        new PostgresSpans(database),
        new PostgresSources(database));
  }

  /** A span of a step that a program came of; its id follows from what it is. */
  private static void write(Database database, String kind, String name, String runId) {
    String program = new PostgresSources(database).put(PROGRAM);
    new PostgresSpans(database)
        .write(
            new ExecutionSpan(
                new ExecutionSpan.Key("g-1", runId, name, 1),
                "0123456789abcdef0123456789abcdef",
                "%016x".formatted(name.hashCode()),
                Optional.empty(),
                kind,
                name,
                START,
                Optional.of(Duration.ofMillis(612)),
                new TreeMap<>(Map.of("weavergen.program.sha256", new AttributeValue.Text(program))),
                Optional.empty()));
  }
}
