package dev.weavergen.domain.validation;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Prediction;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.Judged;
import java.util.ArrayList;
import java.util.List;

/**
 * A labelled candidate as two sides predict it at one tier.
 *
 * @param fallsBack whether nothing of that tier is known of the candidate itself, so that it is
 *     predicted as at a lower one
 */
record Twice(Tier tier, boolean fallsBack, Judged cold, Judged taught) {
  /** One side: what it says of a candidate of the case at a tier. */
  @FunctionalInterface
  interface Side {
    Prediction candidate(int candidate, Tier tier);
  }

  /**
   * All labelled candidates of a case, each with all tiers that the case allows.
   *
   * @param taskId which the bootstrap draws
   */
  static List<List<Twice>> of(String taskId, GenerationCase generation, Side cold, Side taught) {
    List<List<Twice>> candidates = new ArrayList<>();
    for (int i = 0; i < generation.features().size(); i++) {
      int candidate = i;
      generation
          .passed(candidate)
          .ifPresent(right -> {
            List<Twice> tiers = new ArrayList<>();
            for (Tier tier : Tier.values()) {
              if (tier.compareTo(generation.tier()) <= 0) {
                tiers.add(
                    new Twice(
                        tier,
                        generation.tier(candidate, tier) != tier,
                        judged(taskId, cold.candidate(candidate, tier), right),
                        judged(taskId, taught.candidate(candidate, tier), right)));
              }
            }
            candidates.add(List.copyOf(tiers));
          });
    }
    return candidates;
  }

  private static Judged judged(String taskId, Prediction prediction, boolean right) {
    return new Judged(taskId, prediction.probability(), right);
  }
}
