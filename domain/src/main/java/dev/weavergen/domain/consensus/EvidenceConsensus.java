package dev.weavergen.domain.consensus;

import dev.weavergen.domain.consensus.dissent.DistinguishingInputs;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses by what running the candidates showed. Candidates that behave alike stand together; of
 * these clusters examples decide, then tests that models wrote, then votes ({@link Standing}).
 * Every model's vote counts the same as long as no track record says otherwise. When nothing could
 * be run, or there is nothing to call, wording decides ({@link TextAgreement}), and the reasons say
 * so.
 *
 * <p>The choice does not depend on the panel's order, a further copy of a program never lowers its
 * cluster, and a candidate that does not run changes nothing among those that do.
 */
public final class EvidenceConsensus {
  private static final double VOTE = 1;

  private final TextAgreement wording = new TextAgreement();

  /**
   * Chooses.
   *
   * @param voters at least one, each member once, in the panel's order
   * @param observation of the same members
   */
  public Consensus agree(List<Voter> voters, Observation observation) {
    Consensus byWording = wording.agree(voters);
    if (!speaks(observation)) {
      return byWording.afterReasons(List.of(silence(observation)));
    }
    List<Standing> ranked =
        Standing.of(observation, voters, byWording.similarity()).stream()
            .sorted(Standing.BEST_FIRST)
            .toList();
    List<Double> scores = Posterior.of(ranked, voters.size());
    List<Cluster> clusters = clusters(ranked, scores, voters, byWording.similarity());
    List<Dissent> dissent = DistinguishingInputs.of(observation, clusters);
    Standing chosen = ranked.getFirst();
    return new Consensus(
        scores.getFirst(),
        (double) chosen.votes() / voters.size(),
        Entropy.bits(scores),
        chosen.cluster().id(),
        votes(ranked, voters),
        clusters,
        byWording.similarity(),
        dissent,
        Stream.concat(
                ChoiceReasons.of(ranked, observation, dissent).stream(),
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

  private static String silence(Observation observation) {
    return observation.notExecuted().isPresent()
        ? "chosen by wording alone, since no program was run"
        : "chosen by wording alone, since there was nothing to call the programs with";
  }

  /** Who has a vote, in the panel's order. */
  private static Map<String, Double> votes(List<Standing> ranked, List<Voter> voters) {
    List<String> ran =
        ranked.stream().flatMap(standing -> standing.cluster().models().stream()).toList();
    Map<String, Double> votes = new LinkedHashMap<>();
    voters.stream()
        .map(Voter::member)
        .filter(ran::contains)
        .forEach(member -> votes.put(member, VOTE));
    return votes;
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
              standing.cluster().representative(),
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
        .filter(voter -> voter.member().equals(chosen.cluster().representative()))
        .findFirst()
        .flatMap(voter -> voter.reasoning().map(words -> voter.member() + ": " + words));
  }
}
