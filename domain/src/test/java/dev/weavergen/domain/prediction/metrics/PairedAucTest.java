package dev.weavergen.domain.prediction.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedAucTest {
  @Test
  void of_theSamePredictor_differsByNothing() {
    List<Judged> judged = judged(i -> i % 7 / 7.0);

    PairedAuc auc = PairedAuc.of(judged, judged).orElseThrow();

    assertThat(auc.after()).isEqualTo(auc.before());
    assertThat(auc.low()).isZero();
    assertThat(auc.high()).isZero();
  }

  @Test
  void of_onePredictorThatKnows_isShownToGain() {
    PairedAuc auc =
        PairedAuc.of(judged(i -> i % 7 / 7.0), judged(i -> i % 2 == 0 ? .9 : .1)).orElseThrow();

    assertThat(auc.after()).isCloseTo(1, within(1e-12));
    assertThat(auc.low()).isPositive().isLessThan(auc.after() - auc.before());
    assertThat(auc.high()).isGreaterThan(auc.after() - auc.before());
  }

  @Test
  void of_oneLabelOnly_isNothing() {
    List<Judged> judged = List.of(new Judged("a", .3, true), new Judged("b", .6, true));

    assertThat(PairedAuc.of(judged, judged)).isEmpty();
    assertThat(PairedAuc.of(List.of(), List.of())).isEmpty();
  }

  private static List<Judged> judged(IntToDoubleFunction probability) {
    return IntStream.range(0, 60)
        .mapToObj(i -> new Judged("g" + i / 2, probability.applyAsDouble(i), i % 2 == 0))
        .toList();
  }
}
