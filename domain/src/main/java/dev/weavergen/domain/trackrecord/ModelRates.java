package dev.weavergen.domain.trackrecord;

import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.RecordCounts.Stratum;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How often each model is right, by class of task. A program is mostly labelled because it was
 * chosen, and it was chosen because it passed the examples; so rates are taken within each {@link
 * Showing} and weighted by how often the model shows it, labelled or not (post-stratification).
 * What is rare is shrunk: a class to the model's other classes, those to all models, and these to a
 * prior.
 */
final class ModelRates {
  /**
   * How often candidates were right on HumanEval and MBPP: 675 of 753 that passed their examples,
   * 11 of 388 that did not; rounded to what leaves room for other tasks.
   */
  private static final Map<Showing, Double> RIGHT =
      Map.of(Showing.EXAMPLES_PASSED, .85, Showing.EXAMPLES_FAILED, .1, Showing.NO_EXAMPLES, .5);

  private static final double SHOWN = 1.0 / Showing.values().length;

  private final Strata everyone = new Strata();
  private final Map<String, Strata> byModel = new HashMap<>();
  private final Map<ModelAndClass, Strata> byClass = new HashMap<>();

  ModelRates(List<Stratum> strata) {
    for (Stratum stratum : strata) {
      everyone.add(stratum);
      byModel.computeIfAbsent(stratum.model(), _ -> new Strata()).add(stratum);
      byClass
          .computeIfAbsent(
              new ModelAndClass(stratum.model(), stratum.taskClass()), _ -> new Strata())
          .add(stratum);
    }
  }

  private record ModelAndClass(String model, String taskClass) {}

  /** The probability in (0, 1) that a program of the model is right, before it is seen. */
  double rate(String model, String taskClass) {
    Strata ofClass = byClass.getOrDefault(new ModelAndClass(model, taskClass), new Strata());
    Strata ofOthers = byModel.getOrDefault(model, new Strata()).without(ofClass);
    double rate = 0;
    for (Showing showing : Showing.values()) {
      double right =
          ofClass
              .right(showing)
              .shrunkTo(
                  ofOthers
                      .right(showing)
                      .shrunkTo(everyone.right(showing).shrunkTo(RIGHT.getOrDefault(showing, .5))));
      double shown =
          ofClass
              .shown(showing)
              .shrunkTo(ofOthers.shown(showing).shrunkTo(everyone.shown(showing).shrunkTo(SHOWN)));
      rate += shown * right;
    }
    return rate;
  }

  /** Counts of one kind of candidates. */
  private static final class Strata {
    private final Map<Showing, Share> right = new EnumMap<>(Showing.class);
    private final Map<Showing, Integer> seen = new EnumMap<>(Showing.class);
    private int candidates;

    void add(Stratum stratum) {
      candidates += stratum.seen();
      seen.merge(stratum.showing(), stratum.seen(), Integer::sum);
      right.merge(stratum.showing(), new Share(stratum.right(), stratum.labelled()), Share::sum);
    }

    Strata without(Strata part) {
      Strata rest = new Strata();
      rest.candidates = candidates - part.candidates;
      seen.forEach(
          (showing, count) -> rest.seen.put(showing, count - part.seen.getOrDefault(showing, 0)));
      right.forEach((showing, share) -> rest.right.put(showing, share.minus(part.right(showing))));
      return rest;
    }

    Share right(Showing showing) {
      return right.getOrDefault(showing, Share.NONE);
    }

    Share shown(Showing showing) {
      return new Share(seen.getOrDefault(showing, 0), candidates);
    }
  }
}
