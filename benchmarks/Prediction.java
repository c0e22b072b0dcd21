import com.sun.management.OperatingSystemMXBean;
import dev.weavergen.domain.learning.CrossFit;
import dev.weavergen.domain.learning.LearningCurve;
import dev.weavergen.domain.prediction.Feature;
import dev.weavergen.domain.prediction.FeatureVector;
import dev.weavergen.domain.prediction.GenerationCase;
import dev.weavergen.domain.prediction.GenerationCase.Answer;
import dev.weavergen.domain.prediction.GenerationCase.Neighbour;
import dev.weavergen.domain.prediction.SeedScores;
import dev.weavergen.domain.prediction.Tier;
import dev.weavergen.domain.prediction.training.TierModel;
import dev.weavergen.domain.prediction.training.TrainedPredictor;
import dev.weavergen.domain.prediction.training.Training;
import dev.weavergen.domain.trackrecord.LabelledGeneration;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.LabelledGeneration.TestTally;
import dev.weavergen.domain.trackrecord.TrackRecords;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Measures learning and predicting on generated cases of the shape of real ones; see the script {@code prediction}. */
final class Prediction {
  private static final int MODELS = 7;
  private static final int WARMING = 2_000;
  private static final double MIB = 1 << 20;

  private final Random random = new Random(7);

  public static void main(String[] arguments) {
    if (arguments[0].equals("evaluate")) {
      evaluate(new Prediction().cases(Integer.parseInt(arguments[1]) * MODELS));
      return;
    }
    int labels = Integer.parseInt(arguments[0]);
    int runs = Integer.parseInt(arguments[1]);
    List<GenerationCase> cases = new Prediction().cases(labels);
    System.out.printf(
        Locale.ROOT,
        "%d labelled candidates of %d generations, heap at most %.0f MiB, %.0f MiB of it in use%n",
        cases.size() * MODELS,
        cases.size(),
        Runtime.getRuntime().maxMemory() / MIB,
        inUse());
    TrainedPredictor learned = null;
    for (int run = 1; run <= runs; run++) {
      learned = timed("training, run " + run, () -> Training.of("v1", cases).orElseThrow());
    }
    for (TierModel tier : learned.tiers()) {
      System.out.println("  " + tier.tier() + ": " + tier.labels() + " labels, " + tier.family());
    }
    predicting(learned, cases);
  }

  /** What {@code evaluate} learns for its report. */
  private static void evaluate(List<GenerationCase> cases) {
    System.out.printf("%d tasks of %d models%n", cases.size(), MODELS);
    timed("cross-fitting", () -> CrossFit.of(cases));
    timed("learning curve", () -> LearningCurve.of(cases, Tier.EVIDENCE, 1));
  }

  private static void predicting(TrainedPredictor learned, List<GenerationCase> cases) {
    TrackRecords records = TrackRecords.of(cases.stream().map(GenerationCase::generation).toList());
    List<Double> millis = new ArrayList<>();
    for (int i = 0; i < 2 * WARMING; i++) {
      GenerationCase generation = cases.get(i % cases.size());
      long begin = System.nanoTime();
      learned.answer(generation, records).orElseThrow();
      if (i >= WARMING) {
        millis.add((System.nanoTime() - begin) / 1e6);
      }
    }
    millis.sort(null);
    System.out.printf(
        Locale.ROOT,
        "predicting one answer: median %.3f ms, p99 %.3f ms, max %.3f ms (n=%d)%n",
        millis.get(WARMING / 2),
        millis.get(WARMING * 99 / 100),
        millis.getLast(),
        WARMING);
  }

  private interface Work<T> {
    T run();
  }

  private static <T> T timed(String name, Work<T> work) {
    System.gc();
    heap().forEach(MemoryPoolMXBean::resetPeakUsage);
    var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long cpu = system.getProcessCpuTime();
    long begin = System.nanoTime();
    T result = work.run();
    System.out.printf(
        Locale.ROOT,
        "%-24s %6.2f s, %6.2f s of processors, heap at most %.0f MiB%n",
        name,
        (System.nanoTime() - begin) / 1e9,
        (system.getProcessCpuTime() - cpu) / 1e9,
        heap().stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum() / MIB);
    return result;
  }

  private static double inUse() {
    System.gc();
    return heap().stream().mapToLong(pool -> pool.getUsage().getUsed()).sum() / MIB;
  }

  private static List<MemoryPoolMXBean> heap() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .toList();
  }

  private List<GenerationCase> cases(int labels) {
    List<GenerationCase> cases = new ArrayList<>();
    while (cases.size() * MODELS < labels) {
      cases.add(generation(cases.size()));
    }
    return cases;
  }

  /** Weaker models are right less often, and all less often in a harder task. */
  private GenerationCase generation(int number) {
    double ease = random.nextGaussian();
    boolean hasExamples = random.nextInt(10) < 7;
    boolean[] right = new boolean[MODELS];
    int[] clusters = new int[MODELS];
    for (int i = 0; i < MODELS; i++) {
      right[i] = random.nextDouble() < 1 / (1 + Math.exp(-(1.5 - .4 * i + 1.5 * ease)));
      clusters[i] = right[i] == random.nextInt(8) > 0 ? 0 : 1 + random.nextInt(4);
    }
    List<Candidate> candidates = new ArrayList<>();
    List<FeatureVector> features = new ArrayList<>();
    List<SeedScores> seeds = new ArrayList<>();
    for (int i = 0; i < MODELS; i++) {
      boolean passes = random.nextDouble() < (right[i] ? .97 : .25);
      int alike = alike(clusters, i);
      features.add(features(ease, right[i], hasExamples, passes, alike));
      seeds.add(new SeedScores(.8 + .2 * random.nextDouble(), random.nextDouble(), .75));
      candidates.add(
          new Candidate(
              "provider/model-" + i,
              !hasExamples ? Showing.NO_EXAMPLES : passes ? Showing.EXAMPLES_PASSED : Showing.EXAMPLES_FAILED,
              tallies(right[i]),
              Optional.of(right[i])));
    }
    double share = alike(clusters, 0) / (double) MODELS;
    return new GenerationCase(
        "%064x".formatted(number * 7_919L),
        new LabelledGeneration("python/" + (hasExamples ? "examples" : "plain") + "/short", candidates),
        features,
        seeds,
        Arrays.stream(clusters).boxed().toList(),
        Tier.EVIDENCE,
        Optional.of(new Answer(0, .1 + .8 * share, share, 2 * (1 - share), share / 2)),
        neighbours(number, ease));
  }

  private static int alike(int[] clusters, int candidate) {
    return (int) Arrays.stream(clusters).filter(cluster -> cluster == clusters[candidate]).count();
  }

  private List<TestTally> tallies(boolean right) {
    List<TestTally> tallies = new ArrayList<>();
    for (int author = 0; author < 3; author++) {
      int passed = 0;
      for (int test = 0; test < 8; test++) {
        passed += random.nextDouble() < (right ? .9 : .5) ? 1 : 0;
      }
      tallies.add(new TestTally("provider/model-" + author, passed, 8));
    }
    return tallies;
  }

  private List<Neighbour> neighbours(int number, double ease) {
    List<Neighbour> neighbours = new ArrayList<>();
    for (int i = 1; i <= Math.min(5, number); i++) {
      double success = Math.clamp(.5 + .2 * ease + .2 * random.nextGaussian(), 0, 1);
      neighbours.add(new Neighbour("%064x".formatted((number - i) * 7_919L), 1.0 / (1 + i), success));
    }
    return neighbours;
  }

  private FeatureVector features(double ease, boolean right, boolean hasExamples, boolean passes, int alike) {
    Map<Feature, Double> values = new EnumMap<>(Feature.class);
    double mass = alike / (double) MODELS;
    double look = Math.tanh((right ? .5 : -.5) + random.nextGaussian());
    for (Feature feature : Feature.values()) {
      double signal = .25 * look * (feature.direction() == Feature.Direction.LOWERS ? -1 : 1);
      double value =
          switch (feature.unit()) {
            case "0 or 1" -> random.nextDouble() < .8 + signal / 2 ? 1 : 0;
            case "share" -> Math.clamp(.5 + signal + .2 * random.nextGaussian(), 0, 1);
            default -> 3 + signal - .2 * ease + random.nextGaussian();
          };
      if (random.nextInt(20) > 0) {
        values.put(feature, value);
      }
    }
    values.put(Feature.CLUSTER_MASS, mass);
    values.put(Feature.AGREEMENT_MEAN_DISTINCT, Math.clamp(mass + .15 * random.nextGaussian(), 0, 1));
    values.put(Feature.EXAMPLES_PASSED, passes ? 1.0 : random.nextInt(3) / 3.0);
    values.put(Feature.ALL_EXAMPLES, passes ? 1.0 : 0.0);
    if (random.nextInt(2) == 0) {
      values.remove(Feature.LOG_PROBABILITY);
    }
    values.keySet().removeAll(List.of(Feature.MODEL_RATE, Feature.WEIGHTED_MASS, Feature.NEIGHBOUR_SUCCESS));
    if (!hasExamples) {
      values.keySet().removeAll(List.of(Feature.EXAMPLES_PASSED, Feature.ALL_EXAMPLES, Feature.PASSING_ALIKE));
    }
    return FeatureVector.of(values);
  }
}
