package dev.weavergen.memory.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.generation.Generations.Cursor;
import dev.weavergen.workflows.generation.Generations.GenerationEnd;
import dev.weavergen.workflows.generation.Generations.GenerationRow;
import dev.weavergen.workflows.generation.Generations.GenerationSummary;
import dev.weavergen.workflows.generation.Generations.OpenGeneration;
import dev.weavergen.workflows.generation.Generations.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresGenerationsTest {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final String INTENT = "A function that adds ünïcode 😀 numbers. ".repeat(30);

  private static Database database;
  private static PostgresGenerations generations;
  private static String intentSha256;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    generations = new PostgresGenerations(database);
    intentSha256 = new PostgresSources(database).put(INTENT);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void open_thenFind_givesTheRunningGeneration() {
    generations.open(opened("g1", "run", START));
    generations.open(opened("g1", "run", START.plusSeconds(9)));

    GenerationRow row = generations.find("g1").orElseThrow();

    assertThat(row.summary().status()).isEqualTo("running");
    assertThat(row.summary().startedAt()).isEqualTo(START);
    assertThat(row.summary().language()).contains("python");
    assertThat(row.summary().entryPoint()).isEmpty();
    assertThat(row.summary().intentExcerpt()).hasSizeBetween(100, 200);
    assertThat(INTENT).startsWith(row.summary().intentExcerpt());
    assertThat(row.resultJson()).isEmpty();
    assertThat(generations.parsedIntentJson("g1").orElseThrow()).contains("\"text\": \"a␀b\"");
    assertThat(generations.find("g0")).isEmpty();
    assertThat(generations.parsedIntentJson("g0")).isEmpty();
  }

  @Test
  void finish_again_keepsTheFirstEnd() {
    generations.open(opened("g2", "run", START));

    assertThat(generations.finish(end("g2", "run", "answered", 0.9))).isTrue();
    assertThat(generations.finish(end("g2", "run", "cancelled", 0.1))).isTrue();
    assertThat(generations.finish(end("g2b", "run", "cancelled", 0.1))).isFalse();

    GenerationRow row = generations.find("g2").orElseThrow();
    assertThat(row.summary().status()).isEqualTo("answered");
    assertThat(row.summary().score()).contains(0.9);
    assertThat(row.summary().finishedAt()).contains(START.plusSeconds(60));
    assertThat(row.resultJson().orElseThrow()).isEqualTo("{\"ok\": true}");
  }

  @Test
  void waits_openRun_saysWhatItAsksUntilItGoesOn() {
    generations.open(opened("waiting", "run", START));

    generations.waits("waiting", "another run", Optional.of("not its own"));
    assertThat(generations.find("waiting").orElseThrow().question()).isEmpty();

    generations.waits("waiting", "run", Optional.of("which is right: c1, c2"));
    GenerationRow row = generations.find("waiting").orElseThrow();
    assertThat(row.summary().status()).isEqualTo("needs-decision");
    assertThat(row.question()).contains("which is right: c1, c2");

    generations.waits("waiting", "run", Optional.empty());
    row = generations.find("waiting").orElseThrow();
    assertThat(row.summary().status()).isEqualTo("running");
    assertThat(row.question()).isEmpty();
  }

  @Test
  void pauses_openRun_showsWhatItHasUntilItGoesOn() {
    generations.open(opened("paused", "run", START));

    generations.pauses("paused", "another run", Optional.of("{}"));
    assertThat(generations.find("paused").orElseThrow().resultJson()).isEmpty();

    generations.pauses("paused", "run", Optional.of("{\"ok\": false}"));
    GenerationRow row = generations.find("paused").orElseThrow();
    assertThat(row.summary().status()).isEqualTo("budget-exceeded");
    assertThat(row.summary().finishedAt()).isEmpty();
    assertThat(row.resultJson()).contains("{\"ok\": false}");

    generations.pauses("paused", "run", Optional.empty());
    row = generations.find("paused").orElseThrow();
    assertThat(row.summary().status()).isEqualTo("running");
    assertThat(row.resultJson()).isEmpty();
  }

  @Test
  void waitsAndPauses_endedRun_changeNothing() {
    generations.open(opened("ended", "run", START));
    generations.waits("ended", "run", Optional.of("which is right: c1, c2"));
    boolean _ = generations.finish(end("ended", "run", "answered", 0.9));

    generations.waits("ended", "run", Optional.of("too late"));
    generations.pauses("ended", "run", Optional.of("{}"));

    GenerationRow row = generations.find("ended").orElseThrow();
    assertThat(row.summary().status()).isEqualTo("answered");
    assertThat(row.question()).isEmpty();
    assertThat(row.resultJson()).contains("{\"ok\": true}");
  }

  @Test
  void open_byAnotherRun_takesTheRowOver() {
    generations.open(opened("g3", "run", START));
    boolean first = generations.finish(end("g3", "run", "no-answer", 0.2));

    generations.open(opened("g3", "reset", START));
    String between = generations.find("g3").orElseThrow().summary().status();
    boolean second = generations.finish(end("g3", "reset", "answered", 0.8));

    assertThat(first && second).isTrue();
    assertThat(between).isEqualTo("running");
    assertThat(generations.find("g3").orElseThrow().summary().score()).contains(0.8);
  }

  @Test
  void open_unknownIntent_isAProgrammersError() {
    OpenGeneration known = opened("g4", "run", START);
    OpenGeneration unknown =
        new OpenGeneration(
            known.id(),
            known.runId(),
            known.traceId(),
            known.knowledgeScope(),
            known.requestJson(),
            "f".repeat(64),
            known.parsedIntentJson(),
            known.language(),
            known.entryPoint(),
            "python/no-examples/short",
            known.startedAt());

    assertThatThrownBy(() -> generations.open(unknown))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("23503");
  }

  @Test
  void page_byStatus_givesEachOnceLatestFirst() {
    List<String> opened = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      String id = "page%02d".formatted(i);
      generations.open(opened(id, "run", START.minusSeconds(1_000 - i / 3)));
      boolean known = generations.finish(end(id, "run", "paged", 0.5));
      assertThat(known).isTrue();
      opened.addFirst(id);
    }

    List<String> read = new ArrayList<>();
    Optional<Cursor> before = Optional.empty();
    while (true) {
      List<GenerationSummary> page =
          generations.page(new PageRequest(Optional.of("paged"), before, 3));
      if (page.isEmpty()) {
        break;
      }
      page.forEach(row -> read.add(row.id()));
      before = Optional.of(new Cursor(page.getLast().startedAt(), page.getLast().id()));
    }

    assertThat(read).containsExactlyElementsOf(opened);
    assertThat(generations.page(PageRequest.first(2))).hasSize(2);
    assertThat(generations.page(new PageRequest(Optional.empty(), before, 1_000_000))).isEmpty();
  }

  @Test
  void sources_putTwice_keepsOneTextExactly() {
    PostgresSources sources = new PostgresSources(database);
    String source = "print('\u0000\\u0000')\r\n\tä😀";

    assertThat(sources.put(source)).isEqualTo(sources.put(source));
    assertThat(sources.get(sources.put(source))).contains(source);
    assertThat(sources.get(sources.put(""))).contains("");
    assertThat(sources.get("0".repeat(64))).isEmpty();
  }

  private static OpenGeneration opened(String id, String run, Instant startedAt) {
    return new OpenGeneration(
        id,
        run,
        "0123456789abcdef0123456789abcdef",
        "default",
        "{\"intent\": \"x\"}",
        intentSha256,
        "{\"text\": \"a\\u0000b\", \"other\": \"\\\\u0000\"}",
        Optional.of("python"),
        Optional.empty(),
        "python/no-examples/long",
        startedAt);
  }

  private static GenerationEnd end(String id, String run, String status, double score) {
    return new GenerationEnd(
        id, run, status, Optional.of(score), "{\"ok\": true}", START.plusSeconds(60));
  }
}
