package dev.weavergen.domain.prediction;

import dev.weavergen.domain.trackrecord.LabelledGeneration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a predictor knows of one generation, whether it is to be predicted or to be learned from: in
 * the latter case some of its candidates carry a label. Whatever follows from track records is left
 * out, so that each user takes it from records that know nothing of this generation's labels.
 *
 * @param group generations of one group are never split between learning and judging: the SHA-256
 *     of the intent's text
 * @param generation its task class, and the candidates in the panel's order
 * @param features one per candidate
 * @param seeds what the seed formula builds on, one per candidate
 * @param clusters for each candidate the index of its cluster of equal behaviour, −1 without one
 * @param tier the highest that the observation allows
 * @param answer what was chosen; empty where nothing was
 * @param neighbours past intents whose text is most like this one's, the nearest first
 */
public record GenerationCase(
    String group,
    LabelledGeneration generation,
    List<FeatureVector> features,
    List<SeedScores> seeds,
    List<Integer> clusters,
    Tier tier,
    Optional<Answer> answer,
    List<Neighbour> neighbours) {
  public GenerationCase {
    features = List.copyOf(features);
    seeds = List.copyOf(seeds);
    clusters = List.copyOf(clusters);
    neighbours = neighbours == null ? List.of() : List.copyOf(neighbours);
    int candidates = generation.candidates().size();
    if (features.size() != candidates
        || seeds.size() != candidates
        || clusters.size() != candidates) {
      throw new IllegalArgumentException(
          candidates
              + " candidates have "
              + features.size()
              + " feature vectors, "
              + seeds.size()
              + " seed scores and "
              + clusters.size()
              + " clusters");
    }
  }

  /** Whether a candidate is right; empty without a label. */
  public Optional<Boolean> passed(int candidate) {
    return generation.candidates().get(candidate).passed();
  }

  /**
   * The tier at which a candidate is judged: the wanted one, or the highest below it at which
   * anything is known of the candidate itself.
   */
  public Tier tier(int candidate, Tier wanted) {
    Tier known =
        features.get(candidate).values().keySet().stream()
            .map(feature -> feature.group().tier())
            .max(Comparator.naturalOrder())
            .orElse(Tier.STATIC);
    return Stream.of(wanted, tier, known).min(Comparator.naturalOrder()).orElse(known);
  }

  /** Whether no example is known to be written into a candidate. */
  public boolean speaksForItself(int candidate) {
    return features.get(candidate).value(Feature.WRITTEN_EXAMPLES).orElse(0) == 0;
  }

  /** The tier of the chosen program; that of the case where nothing was chosen. */
  public Tier answerTier() {
    return answer.map(chosen -> tier(chosen.candidate(), tier)).orElse(tier);
  }

  /** The same, knowing no past intents but those of the groups. */
  public GenerationCase withNeighboursOf(Set<String> groups) {
    List<Neighbour> known =
        neighbours.stream().filter(neighbour -> groups.contains(neighbour.group())).toList();
    return known.size() == neighbours.size()
        ? this
        : new GenerationCase(group, generation, features, seeds, clusters, tier, answer, known);
  }

  /**
   * The program that the consensus chose.
   *
   * @param candidate its index
   * @param score posterior of the chosen cluster by the consensus, in [0, 1]
   * @param agreement share of the candidates in the chosen cluster
   * @param entropy of the clusters' scores, in bits
   * @param margin score minus that of the second cluster
   */
  public record Answer(
      int candidate, double score, double agreement, double entropy, double margin) {}

  /**
   * A labelled past generation with a similar intent.
   *
   * @param group see {@link GenerationCase#group}; never this one's
   * @param similarity of the texts, in (0, 1]
   * @param success share of right ones among its labelled candidates
   */
  public record Neighbour(String group, double similarity, double success) {}
}
