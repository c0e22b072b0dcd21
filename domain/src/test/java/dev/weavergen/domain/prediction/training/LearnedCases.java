package dev.weavergen.domain.prediction.training;

import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.GenerationCase.Answer;
import dev.weavergen.domain.prediction.SeedScores;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;

/**
 * Generations of three models, the first of which is right most often; right programs agree with
 * each other and pass examples more often than wrong ones.
 */
public final class LearnedCases {
  private static final double[] RATES = {.8, .5, .3};
  private static final SeedScores SEED = new SeedScores(.8, .5, .75);

  private LearnedCases() {}

  public static List<GenerationCase> of(int generations, long seed) {
    RandomGenerator random = new Well19937c(seed);
    List<GenerationCase> cases = new ArrayList<>();
    for (int i = 0; i < generations; i++) {
      cases.add(one("group-" + seed + "-" + i, random));
    }
    return cases;
  }

  private static GenerationCase one(String group, RandomGenerator random) {
    List<Candidate> candidates = new ArrayList<>();
    List<FeatureVector> features = new ArrayList<>();
    List<Integer> clusters = new ArrayList<>();
    for (int model = 0; model < RATES.length; model++) {
      boolean right = random.nextDouble() < RATES[model];
      boolean passes = random.nextDouble() < (right ? .95 : .25);
      candidates.add(
          new Candidate(
              "model-" + model,
              passes ? Showing.EXAMPLES_PASSED : Showing.EXAMPLES_FAILED,
              List.of(),
              Optional.of(right)));
      features.add(features(right, passes, random));
      clusters.add(right ? 0 : model + 1);
    }
    return generation(group, candidates, features, clusters);
  }

  private static FeatureVector features(boolean right, boolean passes, RandomGenerator random) {
    Map<Feature, Double> values = new EnumMap<>(Feature.class);
    values.put(Feature.COMPILES, 1.0);
    values.put(Feature.NODES, 4 + random.nextGaussian());
    values.put(Feature.AGREEMENT_MEAN, (right ? .6 : .4) + .2 * random.nextGaussian());
    values.put(Feature.EXAMPLES_GIVEN, Math.log(3));
    values.put(Feature.EXAMPLES_PASSED, passes ? 1 : random.nextDouble() / 2);
    values.put(Feature.ALL_EXAMPLES, passes ? 1.0 : 0);
    return FeatureVector.of(values);
  }

  /** The first candidate is the answer. */
  public static GenerationCase generation(
      String group,
      List<Candidate> candidates,
      List<FeatureVector> features,
      List<Integer> clusters) {
    double agreement =
        (double) clusters.stream().filter(clusters.getFirst()::equals).count() / clusters.size();
    return new GenerationCase(
        group,
        new LabelledGeneration("python/examples/short", candidates),
        features,
        candidates.stream().map(_ -> SEED).toList(),
        clusters,
        Tier.EVIDENCE,
        Optional.of(new Answer(0, .2 + .7 * agreement, agreement, 1 - agreement, agreement / 2)),
        List.of());
  }

  /** A generation of one candidate with these values. */
  public static GenerationCase single(
      String group, Map<Feature, Double> values, Optional<Boolean> passed) {
    return generation(
        group,
        List.of(new Candidate("model-0", Showing.EXAMPLES_PASSED, List.of(), passed)),
        List.of(FeatureVector.of(values)),
        List.of(0));
  }
}
