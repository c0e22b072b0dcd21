package dev.weavergen.domain.consensus;

import dev.weavergen.domain.consensus.dissent.DistinguishingInputs;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses by what running the candidates showed. Candidates that behave alike stand together; of
 * these clusters examples decide, then tests that models wrote, then votes ({@link SafeOrder});
 * once enough outcomes are known each of them weighs what it has proved to be worth ({@link
 * LearnedOdds}). Votes count by track record ({@link Electorate}). When nothing could be run, or
 * there is nothing to call, wording decides ({@link TextAgreement}), and the reasons say so.
 *
 * <p>The choice does not depend on the panel's order, a further copy of a program never lowers its
 * cluster, and a candidate that does not run changes nothing among those that do.
 */
public final class EvidenceConsensus {
  private final TextAgreement wording = new TextAgreement();

  /**
   * Chooses.
   *
   * @param voters at least one, each member once, in the panel's order
   * @param observation of the same members
   * @param electorate what the past says of them
   */
  public Consensus agree(List<Voter> voters, Observation observation, Electorate electorate) {
    Consensus byWording = wording.agree(voters);
    if (!speaks(observation)) {
      return silent(byWording, voters, observation, electorate);
    }
    Standings standings = new Standings(observation, voters, byWording.similarity(), electorate);
    Weighing weighing = Weighing.of(electorate.records());
    List<Standing> ranked = standings.all().stream().sorted(weighing.bestFirst()).toList();
    List<Double> scores = weighing.posterior(ranked);
    List<Cluster> clusters = clusters(ranked, scores, voters, byWording.similarity());
    List<Dissent> dissent = DistinguishingInputs.of(observation, clusters);
    Standing chosen = ranked.getFirst();
    return new Consensus(
        scores.getFirst(),
        (double) chosen.votes() / voters.size(),
        Entropy.bits(scores),
        chosen.cluster().id(),
        standings.weights(),
        clusters,
        byWording.similarity(),
        dissent,
        Stream.concat(
                ChoiceReasons.of(ranked, clusters, weighing, observation, dissent).stream(),
                words(chosen, voters).stream())
            .toList());
  }

  /**
   * Whether evidence decides and not wording: without a call nobody was seen to agree.
   *
   * @return whether anything was called
   */
  public static boolean speaks(Observation observation) {
    return !observation.clusters().isEmpty()
        && !(observation.inputs().isEmpty() && observation.checks().isEmpty());
  }

  /** Without evidence the past is better than wording, once there is enough of it. */
  private static Consensus silent(
      Consensus byWording, List<Voter> voters, Observation observation, Electorate electorate) {
    String why =
        observation.notExecuted().isPresent()
            ? "since no program was run"
            : "since there was nothing to call the programs with";
    return electorate.records().labels() < Weighing.LABELS_MIN
        ? byWording.afterReasons(List.of("chosen by wording alone, " + why))
        : RecordAlone.choose(byWording, voters, electorate, why);
  }

  private static List<Cluster> clusters(
      List<Standing> ranked, List<Double> scores, List<Voter> voters, SimilarityMatrix similarity) {
    List<Cluster> clusters = new ArrayList<>();
    for (int rank = 0; rank < ranked.size(); rank++) {
      Standing standing = ranked.get(rank);
      clusters.add(
          new Cluster(
              standing.cluster().id(),
              standing.cluster().models(),
              standing.representative(),
              scores.get(rank),
              TextAgreement.qualityTimesConfidence(standing.cluster().models(), voters, similarity),
              standing.examplesPassed(),
              standing.examplesTotal(),
              standing.testsPassed(),
              standing.testsTotal()));
    }
    return clusters;
  }

  /** What the representative's model said for itself. */
  private static Optional<String> words(Standing chosen, List<Voter> voters) {
    return voters.stream()
        .filter(voter -> voter.member().equals(chosen.representative()))
        .findFirst()
        .flatMap(voter -> voter.reasoning().map(words -> voter.member() + ": " + words));
  }
}
