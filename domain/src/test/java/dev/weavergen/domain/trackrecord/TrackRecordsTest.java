package dev.weavergen.domain.trackrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.trackrecord.LabelledGeneration.Candidate;
import dev.weavergen.domain.trackrecord.LabelledGeneration.Showing;
import dev.weavergen.domain.trackrecord.LabelledGeneration.TestTally;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrackRecordsTest {
  private static final String CLASS = "python/examples/short";
  private static final Showing NONE = Showing.NO_EXAMPLES;

  private static Candidate seen(String model, Showing showing, Optional<Boolean> passed) {
    return new Candidate(model, showing, List.of(), passed);
  }

  private static Candidate labelled(String model, boolean passed) {
    return seen(model, NONE, Optional.of(passed));
  }

  private static LabelledGeneration generation(Candidate... candidates) {
    return new LabelledGeneration(CLASS, List.of(candidates));
  }

  @Test
  void rate_withoutLabels_isTheSameForAll() {
    TrackRecords records = TrackRecords.NONE;

    assertThat(records.labels()).isZero();
    assertThat(records.rate("a", CLASS)).isEqualTo(records.rate("b", "java")).isBetween(.3, .7);
  }

  @Test
  void rate_fewLabels_staysNearAllModels() {
    List<LabelledGeneration> history = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      history.add(generation(labelled("often", i % 2 == 0)));
    }
    history.add(generation(labelled("once", true)));

    TrackRecords records = TrackRecords.of(history);

    assertThat(records.rate("once", CLASS)).isBetween(.5, .6);
    assertThat(records.rate("often", CLASS)).isCloseTo(.5, within(.02));
  }

  @Test
  void rate_ofAClass_isLearnedBesideTheModels() {
    List<LabelledGeneration> history = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      history.add(new LabelledGeneration("java", List.of(labelled("a", true))));
      history.add(new LabelledGeneration("python", List.of(labelled("a", false))));
    }

    TrackRecords records = TrackRecords.of(history);

    assertThat(records.rate("a", "java")).isGreaterThan(.85);
    assertThat(records.rate("a", "python")).isLessThan(.15);
    assertThat(records.rate("a", "unknown")).isBetween(.4, .6);
  }

  /** A weak model that is only labelled when it was chosen for passing its examples. */
  @Test
  void rate_labelledOnlyWhenChosen_isCorrected() {
    List<LabelledGeneration> history = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      boolean chosen = i % 4 == 0;
      history.add(
          generation(
              chosen
                  ? seen("weak", Showing.EXAMPLES_PASSED, Optional.of(true))
                  : seen("weak", Showing.EXAMPLES_FAILED, Optional.empty()),
              seen("strong", Showing.EXAMPLES_PASSED, Optional.of(i % 10 != 1))));
    }

    TrackRecords records = TrackRecords.of(history);

    assertThat(records.rate("weak", CLASS)).isBetween(.2, .4);
    assertThat(records.rate("strong", CLASS)).isGreaterThan(.8);
  }

  @Test
  void rate_anyOrder_isTheSame() {
    List<LabelledGeneration> history = new ArrayList<>();
    Random random = new Random(1);
    for (int i = 0; i < 50; i++) {
      history.add(generation(labelled("a", random.nextBoolean()), labelled("b", i % 3 == 0)));
    }
    List<LabelledGeneration> shuffled = new ArrayList<>(history);
    Collections.shuffle(shuffled, random);

    assertThat(TrackRecords.of(shuffled).rate("a", CLASS))
        .isEqualTo(TrackRecords.of(history).rate("a", CLASS));
    assertThat(TrackRecords.of(shuffled).jointErrors("a", "b"))
        .isEqualTo(TrackRecords.of(history).jointErrors("b", "a"));
  }

  @Test
  void jointErrors_sameTasks_aboveThoseOfOthers() {
    List<LabelledGeneration> history = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      history.add(
          generation(
              labelled("a", i % 3 == 0), labelled("twin", i % 3 == 0), labelled("c", i % 2 == 0)));
    }

    TrackRecords records = TrackRecords.of(history);

    assertThat(records.jointErrors("a", "twin")).isGreaterThan(.9);
    assertThat(records.jointErrors("a", "c")).isLessThan(.1);
    assertThat(records.jointErrors("a", "a")).isEqualTo(1);
    assertThat(records.jointErrors("a", "never seen")).isBetween(.3, .5);
  }

  @Test
  void jointErrors_withoutLabels_goByExamples() {
    List<LabelledGeneration> history = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      Showing one = i % 3 == 0 ? Showing.EXAMPLES_PASSED : Showing.EXAMPLES_FAILED;
      history.add(
          generation(
              seen("a", one, Optional.empty()),
              seen("b", one, Optional.empty()),
              labelled("c", true)));
    }

    assertThat(TrackRecords.of(history).jointErrors("a", "b")).isGreaterThan(.9);
  }

  @Test
  void tests_ofAGoodAuthor_weighMoreThanOfABadOne() {
    List<LabelledGeneration> history = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      boolean right = i % 2 == 0;
      List<TestTally> tests =
          List.of(new TestTally("bad", 2, 4), new TestTally("good", right ? 4 : 1, 4));
      history.add(generation(new Candidate("a", NONE, tests, Optional.of(right))));
    }

    TrackRecords records = TrackRecords.of(history);
    Reliability good = records.tests("good");
    Reliability bad = records.tests("bad");
    Reliability unknown = records.tests("never seen");

    assertThat(good.forPassing()).isGreaterThan(unknown.forPassing());
    assertThat(bad.forPassing()).isBetween(0.0, .2);
    assertThat(good.forFailing()).isLessThan(unknown.forFailing()).isNegative();
    assertThat(bad.forFailing()).isBetween(-.2, 0.0);
  }

  /** A witness that wrong programs please more than right ones says nothing. */
  @Test
  void tests_thatMislead_neverSpeakAgainstWhatPasses() {
    List<LabelledGeneration> history = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      boolean right = i % 2 == 0;
      List<TestTally> tests = List.of(new TestTally("odd", right ? 0 : 4, 4));
      history.add(generation(new Candidate("a", NONE, tests, Optional.of(right))));
    }

    Reliability odd = TrackRecords.of(history).tests("odd");

    assertThat(odd.forPassing()).isZero();
    assertThat(odd.forFailing()).isZero();
  }

  @Test
  void examples_passedByTheRight_speakForWhatPasses() {
    Reliability examples = TrackRecords.NONE.examples();

    assertThat(examples.forPassing()).isGreaterThan(1);
    assertThat(examples.forFailing()).isLessThan(-2);
  }

  @Test
  void testTally_impossible_isRefused() {
    assertThatThrownBy(() -> new TestTally("a", 2, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 and 1");
    assertThatThrownBy(() -> new Reliability(.2, .3))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0.3 and 0.2");
  }
}
