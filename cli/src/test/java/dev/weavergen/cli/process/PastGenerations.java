package dev.weavergen.cli.process;

import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Electorate;
import dev.weavergen.domain.consensus.EvidenceConsensus;
import dev.weavergen.domain.consensus.Voter;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.CheckFacts;
import dev.weavergen.domain.evidence.Observation.ClusterFacts;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.intent.Intent;
import dev.weavergen.domain.intent.IntentParser;
import dev.weavergen.domain.trackrecord.TrackRecords;
import dev.weavergen.memory.evidence.PostgresObservations;
import dev.weavergen.memory.generation.PostgresGenerations;
import dev.weavergen.memory.generation.PostgresSources;
import dev.weavergen.memory.outcomes.PostgresOutcomes;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.generation.Generations.GenerationEnd;
import dev.weavergen.workflows.generation.Generations.OpenGeneration;
import dev.weavergen.workflows.outcomes.Outcomes;
import dev.weavergen.workflows.outcomes.Outcomes.CandidateRow;
import dev.weavergen.workflows.outcomes.Outcomes.LabelRow;
import dev.weavergen.workflows.outcomes.Outcomes.Source;
import dev.weavergen.workflows.payload.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Generations of the past, made up by a seeded generator: three members of different skill, of
 * which those that are right behave alike and mostly pass their example.
 */
final class PastGenerations {
  private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
  private static final List<String> MEMBERS = List.of("careful", "middling", "hasty");
  private static final double[] SKILL = {.85, .6, .35};
  private static final double EXAMPLE_TELLS = .9;
  private static final String[] VERBS = {"sorts", "counts", "reverses", "adds", "filters"};
  private static final String[] THINGS = {
    "numbers", "words", "letters", "rows of a table", "dates"
  };

  private final PostgresGenerations generations;
  private final PostgresSources sources;
  private final PostgresObservations observations;
  private final PostgresOutcomes outcomes;
  private final IntentParser parser = new IntentParser();

  PastGenerations(Database database) {
    generations = new PostgresGenerations(database);
    sources = new PostgresSources(database);
    observations = new PostgresObservations(database);
    outcomes = new PostgresOutcomes(database);
  }

  /** Generations {@code from} to before {@code to}, all labelled at once. */
  void add(int from, int to) {
    List<LabelRow> labels = new ArrayList<>();
    for (int i = from; i < to; i++) {
      labels.addAll(add(i));
    }
    outcomes.label(labels);
  }

  /** Somebody finds out that what was said of these generations' programs is wrong. */
  void correct(int from, int to) {
    List<LabelRow> labels = new ArrayList<>();
    for (int i = from; i < to; i++) {
      String id = id(i);
      outcomes
          .labels(id)
          .forEach(
              (program, passed) -> labels.add(new LabelRow(id, program, !passed, Source.USER)));
    }
    outcomes.label(labels);
  }

  private static String id(int number) {
    return "past-%04d".formatted(number);
  }

  private List<LabelRow> add(int number) {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(number);
    String id = id(number);
    open(id, number);
    List<Boolean> right = new ArrayList<>();
    List<LabelRow> labels = new ArrayList<>();
    List<Voter> voters = new ArrayList<>();
    List<CandidateFacts> facts = new ArrayList<>();
    for (int i = 0; i < MEMBERS.size(); i++) {
      boolean passes = random.nextDouble() < SKILL[i];
      boolean shown = passes || random.nextDouble() > EXAMPLE_TELLS;
      String member = MEMBERS.get(i);
      String source = "def f(n):\n    return n + %d\n".formatted(passes ? 1 : 2 + i);
      String program = sources.put("# " + id + "\n" + source);
      right.add(passes);
      outcomes.candidate(new CandidateRow(id, member, "model-" + member, program));
      labels.add(new LabelRow(id, program, passes, Source.ACCEPTANCE_TEST));
      voters.add(new Voter(member, source, Optional.of(.9), Optional.empty()));
      facts.add(facts(member, passes, i, shown));
    }
    Observation observation = observation(facts, right);
    observations.put(id, observation);
    finish(id, observation, voters);
    return labels;
  }

  private void open(String id, int number) {
    String text =
        "A Python function f(n) that %s the %s of kind %d"
            .formatted(
                VERBS[number % VERBS.length],
                THINGS[number / VERBS.length % THINGS.length],
                number / 25);
    generations.open(
        new OpenGeneration(
            id,
            "run-of-" + id,
            "0123456789abcdef0123456789abcdef",
            Outcomes.USER_SCOPE,
            "{}",
            sources.put(text),
            Json.mapper().writeValueAsString(parser.parse(intent(text))),
            Optional.of("python"),
            Optional.of("f"),
            "python/examples/short",
            START.plusSeconds(number)));
  }

  private static Intent intent(String text) {
    return Json.mapper()
        .readValue(
            Json.mapper()
                .writeValueAsString(
                    Map.of("text", text, "examples", List.of("f(1) == 2"), "context", Map.of())),
            Intent.class);
  }

  private static CandidateFacts facts(String member, boolean right, int number, boolean shown) {
    return new CandidateFacts(
        member,
        Optional.of("loaded"),
        shown ? "+" : "-",
        shown ? 1 : 0,
        1,
        0,
        0,
        List.of(),
        Optional.of(cluster(right, number)),
        1_000,
        1_000_000,
        Optional.empty(),
        Optional.empty());
  }

  private static String cluster(boolean right, int number) {
    return right ? "c1" : "c" + (2 + number);
  }

  private static Observation observation(List<CandidateFacts> facts, List<Boolean> right) {
    List<ClusterFacts> clusters = new ArrayList<>();
    List<String> alike = new ArrayList<>();
    List<List<Double>> agreement = new ArrayList<>();
    for (int i = 0; i < MEMBERS.size(); i++) {
      List<Double> row = new ArrayList<>();
      for (int j = 0; j < MEMBERS.size(); j++) {
        row.add(i == j || (right.get(i) && right.get(j)) ? 1.0 : .25);
      }
      agreement.add(row);
      if (right.get(i)) {
        alike.add(MEMBERS.get(i));
      } else {
        clusters.add(
            new ClusterFacts(cluster(false, i), List.of(MEMBERS.get(i)), MEMBERS.get(i), false));
      }
    }
    if (!alike.isEmpty()) {
      clusters.addFirst(new ClusterFacts("c1", alike, alike.getFirst(), false));
    }
    SimilarityMatrix matrix = new SimilarityMatrix(MEMBERS, agreement);
    return new Observation(
        Optional.empty(),
        Optional.of("L2"),
        List.of(new CheckFacts(Optional.empty(), "f(1) == 2")),
        List.of(),
        facts,
        clusters,
        Optional.of(matrix),
        Optional.of(matrix));
  }

  private void finish(String id, Observation observation, List<Voter> voters) {
    Consensus consensus =
        new EvidenceConsensus()
            .agree(
                voters,
                observation,
                new Electorate(
                    "python/examples/short",
                    Map.of(
                        "careful", "model-careful",
                        "middling", "model-middling",
                        "hasty", "model-hasty"),
                    TrackRecords.of(List.of())));
    ObjectNode result = Json.mapper().createObjectNode().put("id", id).put("status", "answered");
    result.set("consensus", Json.mapper().valueToTree(consensus));
    result.putArray("candidates");
    result.putObject("timingsMillis");
    generations.finish(
        new GenerationEnd(
            id,
            "run-of-" + id,
            "answered",
            Optional.of(consensus.score()),
            result.toString(),
            START));
  }
}
