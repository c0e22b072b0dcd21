package dev.weavergen.memory.learning;

import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.memory.outcomes.PostgresOutcomes;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.generation.Generations.OpenGeneration;
import dev.weavergen.workflows.outcomes.Outcomes.CandidateRow;
import dev.weavergen.workflows.outcomes.Outcomes.LabelRow;
import dev.weavergen.workflows.outcomes.Outcomes.Source;
import java.time.Instant;
import java.util.Optional;

/** Puts generations and labels into a database as runs would. */
final class LabelledGenerations {
  static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

  final PostgresOutcomes outcomes;
  private final PostgresGenerations generations;
  private final PostgresSources sources;

  LabelledGenerations(Database database) {
    outcomes = new PostgresOutcomes(database);
    generations = new PostgresGenerations(database);
    sources = new PostgresSources(database);
  }

  /** A generation with the candidates {@code <id> one} and {@code <id> two}. */
  void open(String id, String scope, String intent, Instant startedAt) {
    generations.open(
        new OpenGeneration(
            id,
            "run",
            "0123456789abcdef0123456789abcdef",
            scope,
            "{}",
            sources.put(intent),
            "{}",
            Optional.empty(),
            Optional.empty(),
            "python/examples/short",
            startedAt));
    for (String member : new String[] {"one", "two"}) {
      outcomes.candidate(new CandidateRow(id, member, "model-" + member, program(id, member)));
    }
  }

  void label(String id, String member, boolean passed) {
    outcomes.label(new LabelRow(id, program(id, member), passed, Source.USER));
  }

  String program(String id, String member) {
    return sources.put(id + " " + member);
  }

  String group(String intent) {
    return sources.put(intent);
  }
}
