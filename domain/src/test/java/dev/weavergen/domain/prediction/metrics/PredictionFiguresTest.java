package dev.weavergen.domain.prediction.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.prediction.metrics.PredictionFigures.Bin;
import dev.weavergen.domain.prediction.metrics.PredictionFigures.Coverage;
import dev.weavergen.domain.prediction.metrics.PredictionFigures.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.random.RandomGenerator;
import org.hipparchus.random.Well19937c;
import org.junit.jupiter.api.Test;

class PredictionFiguresTest {
  private static final List<Judged> FOUR =
      List.of(
          new Judged("a", .9, true),
          new Judged("b", .6, false),
          new Judged("c", .6, true),
          new Judged("d", .2, false));

  @Test
  void of_fourPredictions_countsByHand() {
    PredictionFigures figures = PredictionFigures.of(FOUR);

    assertThat(figures.predictions()).isEqualTo(4);
    assertThat(figures.groups()).isEqualTo(4);
    assertThat(figures.majority().value()).isEqualTo(.5);
    assertThat(figures.accuracy().value()).isEqualTo(.75);
    assertThat(figures.auc().orElseThrow().value()).isEqualTo(3.5 / 4);
    assertThat(figures.brier().value()).isCloseTo((.01 + .36 + .16 + .04) / 4, within(1e-12));
    assertThat(figures.brierSkill().orElseThrow().value())
        .isCloseTo(1 - .1425 / .25, within(1e-12));
    assertThat(figures.logLoss().value())
        .isCloseTo(-(Math.log(.9) + Math.log(.4) + Math.log(.6) + Math.log(.8)) / 4, within(1e-12));
  }

  @Test
  void of_riskCoverage_returnsTiesTogether() {
    assertThat(PredictionFigures.of(FOUR).riskCoverage())
        .containsExactly(new Point(.9, .25, 0), new Point(.6, .75, 1.0 / 3), new Point(.2, 1, .5));
  }

  @Test
  void of_anotherOrder_isTheSame() {
    assertThat(PredictionFigures.of(FOUR.reversed())).isEqualTo(PredictionFigures.of(FOUR));
  }

  @Test
  void of_nothing_isZeroWithoutDiscrimination() {
    PredictionFigures figures = PredictionFigures.of(List.of());

    assertThat(figures.predictions()).isZero();
    assertThat(figures.accuracy()).isEqualTo(new Figure(0, 0, 0));
    assertThat(figures.auc()).isEmpty();
    assertThat(figures.reliability()).isEmpty();
    assertThat(figures.riskCoverage()).isEmpty();
  }

  @Test
  void of_allRight_hasNeitherAucNorSkill() {
    PredictionFigures figures =
        PredictionFigures.of(List.of(new Judged("a", .9, true), new Judged("b", .4, true)));

    assertThat(figures.auc()).isEqualTo(Optional.empty());
    assertThat(figures.brierSkill()).isEmpty();
    assertThat(figures.majority().value()).isEqualTo(1);
  }

  @Test
  void of_honestPredictions_areCalibratedAndTheIntervalHoldsTheTruth() {
    PredictionFigures figures = PredictionFigures.of(honest(2_000, 1));

    assertThat(figures.calibrationError().value()).isLessThan(.04);
    assertThat(figures.accuracy().low()).isLessThan(.75);
    assertThat(figures.accuracy().high()).isGreaterThan(.75);
    assertThat(figures.reliability()).hasSize(PredictionFigures.BINS);
    assertThat(figures.reliability()).extracting(Bin::predictions).containsOnly(200);
    assertThat(figures.coverage())
        .extracting(Coverage::accuracy)
        .extracting(Figure::value)
        .isSortedAccordingTo((one, other) -> Double.compare(other, one));
  }

  /** Ten predictions of a group that are all alike tell no more than one. */
  @Test
  void of_manyPredictionsOfOneGroup_haveTheIntervalOfTheGroups() {
    List<Judged> repeated = new ArrayList<>();
    for (Judged one : honest(100, 3)) {
      for (int i = 0; i < 10; i++) {
        repeated.add(one);
      }
    }
    Figure once = PredictionFigures.of(honest(100, 3)).accuracy();
    Figure tenTimes = PredictionFigures.of(repeated).accuracy();

    assertThat(tenTimes.low()).isCloseTo(once.low(), within(1e-9));
    assertThat(tenTimes.high()).isCloseTo(once.high(), within(1e-9));
  }

  @Test
  void of_tooSure_isNotCalibrated() {
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      judged.add(new Judged("g" + i, .99, i % 2 == 0));
    }

    assertThat(PredictionFigures.of(judged).calibrationError().value())
        .isCloseTo(.49, within(.011));
  }

  @Test
  void judged_noProbability_isRefused() {
    assertThatThrownBy(() -> new Judged("a", Double.NaN, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NaN");
  }

  /** Probabilities spread evenly, and truths drawn from them. */
  private static List<Judged> honest(int predictions, long seed) {
    RandomGenerator random = new Well19937c(seed);
    List<Judged> judged = new ArrayList<>();
    for (int i = 0; i < predictions; i++) {
      double probability = random.nextDouble();
      judged.add(new Judged("g" + i, probability, random.nextDouble() < probability));
    }
    return judged;
  }
}
