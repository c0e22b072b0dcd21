package dev.weavergen.domain.learning;

import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.Predictor;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.metrics.PairedDifference;
import dev.weavergen.domain.prediction.seed.ColdStart;
import dev.weavergen.domain.prediction.training.TrainedPredictor;
import dev.weavergen.domain.prediction.training.Training;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Lets a challenger replace the champion only where it predicts better what neither has seen
 * (progressive validation, Blum, Kalai and Langford 1999): the generations since the champion's
 * training are cut into blocks in the order in which they were last labelled, and each block is
 * predicted by a challenger that learned from all before it. The two are compared on the same
 * programs, generation by generation, and groups are drawn together; equal is not better.
 *
 * <p>Users meet every tier, so a program's score is the mean over those that its generation allows;
 * what is promoted must besides not be shown to be worse at the highest.
 */
public final class Gate {
  /** Each block costs one training. */
  private static final int BLOCKS_MAX = 8;

  /**
   * With fewer intents than this an interval says nothing: they are what is drawn, and an interval
   * from few draws is too narrow, however many generations each of them has.
   */
  static final int GROUPS_MIN = 30;

  private static final String NAME = "challenger";

  private final Predictor champion;
  private final List<GenerationCase> known;

  private Gate(Predictor champion, List<GenerationCase> known) {
    this.champion = champion;
    this.known = known;
  }

  /**
   * @param champion empty while there is none; the seed formula then stands in for it
   * @param known what the champion learned from; without a champion empty
   * @param newer first learned from since then, in the order in which they were last labelled
   */
  public static Knowledge.Trial judge(
      Optional<TrainedPredictor> champion, List<GenerationCase> known, List<GenerationCase> newer) {
    Predictor judged = champion.<Predictor>map(learned -> learned).orElseGet(ColdStart::new);
    Set<String> seen = groups(known);
    List<GenerationCase> unseen =
        newer.stream().filter(generation -> !seen.contains(generation.group())).toList();
    return new Gate(judged, known).trial(unseen);
  }

  private static Set<String> groups(List<GenerationCase> cases) {
    return cases.stream().map(GenerationCase::group).collect(Collectors.toSet());
  }

  private Knowledge.Trial trial(List<GenerationCase> newer) {
    List<Pair> paired = new ArrayList<>();
    int blockSize = Math.max(1, (newer.size() + BLOCKS_MAX - 1) / BLOCKS_MAX);
    for (int start = 0; start < newer.size(); start += blockSize) {
      List<GenerationCase> block = newer.subList(start, Math.min(start + blockSize, newer.size()));
      paired.addAll(block(newer.subList(0, start), block));
    }
    return verdict(paired);
  }

  /** What a generation says of the two, over all its tiers and at the highest. */
  private record Pair(PairedBrier everywhere, PairedBrier highest) {}

  private List<Pair> block(List<GenerationCase> before, List<GenerationCase> block) {
    Set<String> judged = groups(block);
    List<GenerationCase> taught =
        Stream.concat(known.stream(), before.stream())
            .filter(generation -> !judged.contains(generation.group()))
            .toList();
    Predictor challenger =
        Training.of(NAME, taught).<Predictor>map(learned -> learned).orElseGet(ColdStart::new);
    TrackRecords records =
        TrackRecords.of(taught.stream().map(GenerationCase::generation).toList());
    Set<String> neighbours = groups(taught);
    return block.stream()
        .map(generation -> generation.withNeighboursOf(neighbours))
        .flatMap(generation -> pair(generation, challenger, records).stream())
        .toList();
  }

  private Optional<Pair> pair(
      GenerationCase generation, Predictor challenger, TrackRecords records) {
    return PairedBrier.of(generation, challenger, champion, records, List.of(Tier.values()))
        .flatMap(everywhere ->
            PairedBrier.of(generation, challenger, champion, records, List.of(Tier.EVIDENCE))
                .map(highest -> new Pair(everywhere, highest)));
  }

  private static Knowledge.Trial verdict(List<Pair> paired) {
    PairedDifference difference =
        PairedBrier.difference(paired.stream().map(Pair::everywhere).toList());
    boolean worse = PairedBrier.difference(paired.stream().map(Pair::highest).toList()).low() > 0;
    long groups = paired.stream().map(pair -> pair.everywhere().group()).distinct().count();
    boolean promoted = groups >= GROUPS_MIN && difference.high() < 0 && !worse;
    String words =
        groups < GROUPS_MIN
            ? tooFew(paired.size(), groups)
            : compared(paired.size(), groups, difference)
                + (promoted ? "promoted" : refusal(worse));
    return new Knowledge.Trial(
        paired.size(), difference.mean(), difference.low(), difference.high(), promoted, words);
  }

  private static String tooFew(int generations, long groups) {
    return "%d new labelled generations of %d different intents, at least %d intents are needed to compare"
        .formatted(generations, groups, GROUPS_MIN);
  }

  private static String compared(int generations, long groups, PairedDifference difference) {
    return String.format(
        Locale.ROOT,
        "Brier score %+.4f against the champion on %d new generations of %d intents, 95 %% interval"
            + " %+.4f to %+.4f: ",
        difference.mean(),
        generations,
        groups,
        difference.low(),
        difference.high());
  }

  private static String refusal(boolean worse) {
    return worse
        ? "worse at the highest tier, the champion stays"
        : "not shown to be better, the champion stays";
  }
}
