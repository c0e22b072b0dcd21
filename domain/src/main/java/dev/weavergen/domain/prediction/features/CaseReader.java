package dev.weavergen.domain.prediction.features;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.evidence.Observation.CandidateFacts;
import dev.weavergen.domain.evidence.Observation.ReadingFacts;
import dev.weavergen.domain.intent.ParsedIntent;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.GenerationCase.Answer;
import dev.weavergen.domain.prediction.GenerationCase.Neighbour;
import dev.weavergen.domain.prediction.SeedScores;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.seed.Expectation;
import dev.weavergen.domain.prediction.seed.PatternMatcher;
import dev.weavergen.domain.prediction.seed.SemanticAnalyzer;
import dev.weavergen.domain.prediction.seed.SyntaxAnalyzer;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.LabelledGeneration.TestTally;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Makes a case of what the stores know of a generation. */
public final class CaseReader {
  private CaseReader() {}

  /**
   * @param contenders whose replies became programs, in the panel's order
   * @param consensus empty where nothing was chosen
   * @param labels whether a member's program is right, by member; empty for a generation that is to
   *     be predicted
   */
  public static GenerationCase read(
      Facts facts,
      List<Contender> contenders,
      Optional<Consensus> consensus,
      Map<String, Boolean> labels) {
    if (contenders.isEmpty()) {
      throw new IllegalArgumentException("contenders is empty, expected at least one");
    }
    List<String> members = contenders.stream().map(Contender::member).toList();
    VectorReader vectors = new VectorReader(facts, members);
    Expectation expectation = Expectation.of(facts.intent());
    return new GenerationCase(
        facts.group(),
        new LabelledGeneration(
            facts.taskClass(),
            contenders.stream()
                .map(contender -> candidate(contender, facts.observation(), labels))
                .toList()),
        contenders.stream().map(vectors::read).toList(),
        members.stream().map(member -> seed(member, facts.observation(), expectation)).toList(),
        members.stream().map(member -> cluster(member, facts.observation())).toList(),
        tier(facts.observation()),
        consensus.flatMap(chosen -> answer(chosen, members)),
        facts.neighbours());
  }

  private static LabelledGeneration.Candidate candidate(
      Contender contender, Observation observation, Map<String, Boolean> labels) {
    Optional<CandidateFacts> facts = observation.of(contender.member());
    return new LabelledGeneration.Candidate(
        contender.model(),
        facts.map(Showing::of).orElse(Showing.NO_EXAMPLES),
        facts.map(known -> TestTally.of(known, observation.checks())).orElse(List.of()),
        Optional.ofNullable(labels.get(contender.member())));
  }

  private static SeedScores seed(String member, Observation observation, Expectation expectation) {
    Optional<ReadingFacts> reading = observation.of(member).flatMap(CandidateFacts::reading);
    return new SeedScores(
        SyntaxAnalyzer.score(reading, expectation),
        SemanticAnalyzer.score(reading, expectation),
        PatternMatcher.score(reading));
  }

  private static int cluster(String member, Observation observation) {
    return IntStream.range(0, observation.clusters().size())
        .filter(place -> observation.clusters().get(place).models().contains(member))
        .findFirst()
        .orElse(-1);
  }

  /** Whatever was run has a behaviour; only where a check was made there is evidence. */
  private static Tier tier(Observation observation) {
    boolean run =
        observation.notExecuted().isEmpty()
            && observation.candidates().stream().anyMatch(facts -> facts.load().isPresent());
    if (!run) {
      return Tier.STATIC;
    }
    return observation.checks().isEmpty() ? Tier.AGREEMENT : Tier.EVIDENCE;
  }

  private static Optional<Answer> answer(Consensus consensus, List<String> members) {
    Cluster chosen = consensus.chosenCluster();
    int candidate = members.indexOf(chosen.representative());
    double second =
        consensus.clusters().stream()
            .filter(cluster -> !cluster.id().equals(chosen.id()))
            .mapToDouble(Cluster::score)
            .max()
            .orElse(0);
    return candidate < 0
        ? Optional.empty()
        : Optional.of(
            new Answer(
                candidate,
                consensus.score(),
                consensus.agreement(),
                consensus.entropy(),
                consensus.score() - second));
  }

  /**
   * @param group the SHA-256 of the intent's text
   */
  public record Facts(
      String group,
      String taskClass,
      ParsedIntent intent,
      Observation observation,
      List<Neighbour> neighbours) {}

  /**
   * @param member name in the panel
   * @param model what the track record is kept of
   * @param confidence stated by the model, in [0, 1]
   * @param meanLogProbability of the reply's tokens, where the provider gives it
   */
  public record Contender(
      String member,
      String model,
      Optional<Double> confidence,
      OptionalDouble meanLogProbability) {}
}
