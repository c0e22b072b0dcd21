package dev.weavergen.domain.consensus;

import dev.weavergen.domain.consensus.dissent.DissentSentence;
import dev.weavergen.domain.consensus.dissent.ExpectedOutcome;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.evidence.Observation;
import dev.weavergen.domain.intent.Language;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * A consensus after a person's word, which overrules the evidence, or a judge's, which tips it
 * ({@link Favoured}).
 *
 * <p>The word fixes the probability that one of the clusters it names is right; within these, and
 * within the others, the scores keep their proportions (Jeffrey's rule of conditioning, The Logic
 * of Decision, 1965). So of two clusters that both have the expected value the evidence still
 * prefers one, and when none has it, all of them are unlikely: the best guess stays and says so.
 */
public final class Settled {
  /** People misread questions, too. */
  private static final double A_PERSONS_WORD = .95;

  private final Consensus before;
  private final List<String> right;

  private Settled(Consensus before, List<String> right) {
    this.before = before;
    this.right = right;
  }

  /**
   * What follows from the settlement.
   *
   * @param before what the evidence alone gave, of the same observation that was asked about
   */
  public static Consensus by(
      Settlement settlement, Consensus before, Observation observation, Language language) {
    return switch (settlement) {
      case Settlement.JudgeFavours judged -> Favoured.by(judged, before);
      case Settlement.ClusterChosen(String named) ->
          new Settled(
                  before,
                  before.clusters().stream().map(Cluster::id).filter(named::equals).toList())
              .consensus(settlement);
      case Settlement.ValueExpected expected ->
          new Settled(
                  before,
                  new ExpectedOutcome(expected, language).clusters(observation, before.clusters()))
              .consensus(settlement);
    };
  }

  private Consensus consensus(Settlement settlement) {
    List<Cluster> clusters =
        before.clusters().stream()
            .map(cluster -> cluster.scored(score(cluster)))
            .sorted(Comparator.comparing(this::isWrong).thenComparing(Settled::falling))
            .toList();
    Cluster chosen =
        right.isEmpty()
            ? before.chosenCluster().scored(score(before.chosenCluster()))
            : clusters.getFirst();
    return rescored(before, clusters, chosen, settlement.inWords() + consequence());
  }

  /**
   * The same consensus with other scores and perhaps another choice.
   *
   * @param clusters by falling score
   * @param why of the first reason
   */
  static Consensus rescored(Consensus before, List<Cluster> clusters, Cluster chosen, String why) {
    double candidates = before.chosenCluster().models().size() / before.agreement();
    return new Consensus(
        chosen.score(),
        chosen.models().size() / candidates,
        Entropy.bits(clusters.stream().map(Cluster::score).toList()),
        chosen.id(),
        before.votes(),
        clusters,
        before.similarity(),
        before.dissent(),
        reasons(before, chosen, why));
  }

  private boolean isWrong(Cluster cluster) {
    return !right.contains(cluster.id());
  }

  private static Double falling(Cluster cluster) {
    return -cluster.score();
  }

  private double score(Cluster cluster) {
    boolean wrong = isWrong(cluster);
    List<Cluster> alike =
        before.clusters().stream().filter(other -> isWrong(other) == wrong).toList();
    double mass = alike.stream().mapToDouble(Cluster::score).sum();
    double share = mass > 0 ? cluster.score() / mass : 1.0 / alike.size();
    return wrong ? Math.min(cluster.score(), (1 - A_PERSONS_WORD) * share) : A_PERSONS_WORD * share;
  }

  private static List<String> reasons(Consensus before, Cluster chosen, String why) {
    List<String> reasons = new ArrayList<>();
    reasons.add(why);
    if (chosen.id().equals(before.chosen())) {
      reasons.addAll(before.reasons());
      return reasons;
    }
    Cluster other = before.chosenCluster();
    reasons.add(
        String.format(
            Locale.ROOT,
            "the evidence alone would have chosen %s (%s), with a score of %.2f",
            other.id(),
            String.join(", ", other.models()),
            before.score()));
    before.dissent().forEach(parted -> reasons.add(DissentSentence.of(parted, before.clusters())));
    return reasons;
  }

  private String consequence() {
    if (right.isEmpty()) {
      return ", and no program gives that: this is the best guess among programs that are wrong there";
    }
    List<String> sides =
        before.clusters().stream()
            .filter(cluster -> !isWrong(cluster))
            .map(cluster -> cluster.id() + " (" + String.join(", ", cluster.models()) + ")")
            .toList();
    return sides.size() == 1
        ? ": that is " + sides.getFirst()
        : ": that fits " + String.join(" and ", sides) + ", between which the evidence decides";
  }
}
