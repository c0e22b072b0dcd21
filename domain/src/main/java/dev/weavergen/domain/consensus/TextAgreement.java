package dev.weavergen.domain.consensus;

import dev.weavergen.domain.grouping.SimilarityMatrix;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Agreement by wording, the arm {@code text-similarity}: programs that are written alike form a
 * cluster, and the cluster with the highest quality estimate × confidence is chosen.
 *
 * <p>This is the rule of the seed design, kept as the baseline that evidence has to beat, and it is
 * beaten. Over three panels on the 164 tasks of HumanEval and one on 500 of MBPP the medoid by text
 * passes .512, .659, .811 and .590 of the tasks, where the best single model of each panel passes
 * .646, .738, .866 and .692 and executed examples reach .713, .823, .927 and .740. What is written
 * most often is what comes to mind first, not what is right (the "popularity trap", arXiv
 * 2510.21513). Nothing may therefore decide by this rule where programs could be run.
 *
 * <p>The quality estimate of a cluster is the mean, over its members, of their mean similarity to
 * all voters including themselves. To all, and not to the members alone: otherwise a lone
 * candidate, agreeing with nobody but itself, would get 1. The vote of a cluster is the mean of the
 * confidence that its members state, {@value #UNSTATED_CONFIDENCE} for those that state none. The
 * representative is the member most similar to all voters; a further copy of it never lowers its
 * cluster. Equal scores go by size and then by the panel's order, the only place where the order of
 * the voters matters: means are taken over sorted values, so that not even the last bit depends on
 * it.
 */
public final class TextAgreement {
  /** From here on two programs count as the same answer in other words. */
  private static final double SAME_ANSWER = .8;

  private static final double UNSTATED_CONFIDENCE = .5;

  private final TextSimilarity similarity = new TextSimilarity();

  /**
   * Clusters the voters and chooses.
   *
   * @param voters at least one, each member once, in the panel's order
   */
  public Consensus agree(List<Voter> voters) {
    if (voters.isEmpty()) {
      throw new IllegalArgumentException("agreement needs at least one voter");
    }
    if (voters.stream().map(Voter::member).distinct().count() < voters.size()) {
      throw new IllegalArgumentException("a member votes more than once");
    }
    SimilarityMatrix matrix = similarity.matrix(voters);
    List<Group> ranked =
        LinkedGroups.of(matrix.matrix(), SAME_ANSWER).stream()
            .map(members -> group(members, voters, matrix.matrix()))
            .sorted(
                Comparator.comparingDouble(Group::score).thenComparingInt(Group::size).reversed())
            .toList();
    Group chosen = ranked.getFirst();
    return new Consensus(
        chosen.score(),
        (double) chosen.size() / voters.size(),
        Entropy.bits(ranked.stream().map(Group::score).toList()),
        id(0),
        votes(voters),
        IntStream.range(0, ranked.size())
            .mapToObj(i -> cluster(id(i), ranked.get(i), voters))
            .toList(),
        matrix,
        List.of(),
        reasons(chosen, voters));
  }

  /**
   * @param members as indexes of voters
   * @param representative as an index of voters
   */
  private record Group(List<Integer> members, int representative, double score) {
    int size() {
      return members.size();
    }
  }

  private static Group group(List<Integer> members, List<Voter> voters, List<List<Double>> matrix) {
    double quality = mean(members.stream().map(member -> mean(matrix.get(member))).toList());
    double vote = mean(members.stream().map(voters::get).map(TextAgreement::vote).toList());
    int representative = members.getFirst();
    for (int member : members) {
      if (mean(matrix.get(member)) > mean(matrix.get(representative))) {
        representative = member;
      }
    }
    return new Group(members, representative, Math.clamp(quality * vote, 0, 1));
  }

  /** The seed design's score of any group of voters, by their names. */
  static double qualityTimesConfidence(
      List<String> members, List<Voter> voters, SimilarityMatrix similarity) {
    List<Integer> places = members.stream().map(similarity.models()::indexOf).toList();
    return group(places, voters, similarity.matrix()).score();
  }

  private static double mean(List<Double> values) {
    return values.stream().sorted().reduce(0.0, Double::sum) / values.size();
  }

  private static double vote(Voter voter) {
    return voter.confidence().orElse(UNSTATED_CONFIDENCE);
  }

  private static Map<String, Double> votes(List<Voter> voters) {
    Map<String, Double> votes = new LinkedHashMap<>();
    voters.forEach(voter -> votes.put(voter.member(), vote(voter)));
    return votes;
  }

  private static String id(int rank) {
    return "c" + (rank + 1);
  }

  private static Cluster cluster(String id, Group group, List<Voter> voters) {
    return new Cluster(
        id,
        group.members().stream().map(voters::get).map(Voter::member).toList(),
        voters.get(group.representative()).member(),
        group.score(),
        group.score(),
        0,
        0,
        0,
        0);
  }

  /** The representative's words come first. */
  private static List<String> reasons(Group chosen, List<Voter> voters) {
    List<String> reasons = new ArrayList<>();
    Stream.concat(
            Stream.of(chosen.representative()),
            chosen.members().stream().filter(member -> member != chosen.representative()))
        .map(voters::get)
        .forEach(voter ->
            voter.reasoning().ifPresent(words -> reasons.add(voter.member() + ": " + words)));
    return reasons;
  }
}
