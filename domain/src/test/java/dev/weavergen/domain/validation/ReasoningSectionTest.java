package dev.weavergen.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.weavergen.domain.reasoning.ProblemKind;
import dev.weavergen.domain.reasoning.StopReason;
import dev.weavergen.domain.validation.ReasoningSection.FixRate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReasoningSectionTest {
  private static final Optional<Boolean> RIGHT = Optional.of(true);
  private static final Optional<Boolean> WRONG = Optional.of(false);

  @Test
  void noLoop_hasNoSection() {
    assertThat(ReasoningSection.of(List.of(trial("t", Optional.empty())), 0)).isEmpty();
  }

  @Test
  void rounds_areCountedByTaskStopAndKind() {
    ReasoningSection section =
        section(
            loop(StopReason.NOTHING_TO_REPAIR, RIGHT, RIGHT),
            loop(StopReason.CONVERGED, WRONG, RIGHT, fix(1)),
            loop(StopReason.NO_GAIN, WRONG, WRONG, miss(1), miss(2)));

    assertThat(section.tasks()).isEqualTo(3);
    assertThat(section.iterations()).containsExactly(entry(0, 1), entry(1, 1), entry(2, 1));
    assertThat(section.stops())
        .containsExactly(entry("converged", 1), entry("no-gain", 1), entry("nothing-to-repair", 1));
    assertThat(section.fixes())
        .extracting(FixRate::kind, FixRate::round, FixRate::n, FixRate::fixed, FixRate::rate)
        .containsExactly(tuple("wrong-value", 1, 2, 1, .5), tuple("wrong-value", 2, 1, 0, 0.0));
    assertThat(section.fixes().getFirst().ci95().getFirst()).isCloseTo(.0945, within(1e-3));
  }

  @Test
  void brokenProgram_isNamedAndTakenFromWhatWasGained() {
    ReasoningSection section =
        section(
            loop(StopReason.CONVERGED, RIGHT, WRONG, round(1, true, RIGHT, WRONG, 0)),
            loop(StopReason.CONVERGED, WRONG, RIGHT, fix(1)));

    assertThat(section.broken()).containsExactly("t0");
    assertThat(section.solved()).isEqualTo(1);
    assertThat(section.spent().tokens()).isEqualTo(20);
    assertThat(section.spent().tokensPerSolved()).as("nothing was gained").isEmpty();
    assertThat(section.fixes().getFirst().rightBefore()).isEqualTo(1);
  }

  @Test
  void cost_isSharedByTheTasksGained() {
    ReasoningSection section =
        section(
            loop(StopReason.CONVERGED, WRONG, RIGHT, fix(1)),
            loop(StopReason.NO_GAIN, WRONG, WRONG, miss(1)));

    assertThat(section.spent().tokensPerSolved()).contains(20.0);
    assertThat(section.spent().usdPerSolved()).contains(.5);
  }

  @Test
  void lostChecks_areToldApartByAcceptance() {
    ReasoningSection section =
        section(
            loop(
                StopReason.NO_GAIN,
                WRONG,
                WRONG,
                round(1, false, WRONG, WRONG, 2),
                round(2, false, WRONG, RIGHT, 0)));

    assertThat(section.checks()).isEqualTo(new ReasoningSection.Checks(0, 2, 1));
    assertThat(section.fixes().getLast().rightRejected()).isEqualTo(1);
  }

  @Test
  void undecidedProgram_countsAsNeither() {
    ReasoningSection section =
        section(
            loop(
                StopReason.CONVERGED,
                Optional.empty(),
                RIGHT,
                round(1, true, Optional.empty(), RIGHT, 0)));

    assertThat(section.solved()).isZero();
    assertThat(section.fixes().getFirst().n()).isZero();
    assertThat(section.fixes().getFirst().ci95()).containsExactly(0.0, 1.0);
  }

  private static ReasoningSection section(TaskReasoning... loops) {
    return ReasoningSection.of(
            IntStream.range(0, loops.length)
                .mapToObj(place -> trial("t" + place, Optional.of(loops[place])))
                .toList(),
            0)
        .orElseThrow();
  }

  private static TaskReasoning loop(
      StopReason stop,
      Optional<Boolean> before,
      Optional<Boolean> after,
      TaskReasoning.Round... rounds) {
    return new TaskReasoning(List.of(rounds), stop, before, after, 10, .25);
  }

  private static TaskReasoning.Round fix(int number) {
    return round(number, true, WRONG, RIGHT, 0);
  }

  private static TaskReasoning.Round miss(int number) {
    return round(number, false, WRONG, WRONG, 0);
  }

  private static TaskReasoning.Round round(
      int number,
      boolean accepted,
      Optional<Boolean> before,
      Optional<Boolean> after,
      int regressions) {
    return new TaskReasoning.Round(
        number, ProblemKind.WRONG_VALUE, accepted, before, after, regressions);
  }

  private static Trial trial(String id, Optional<TaskReasoning> reasoning) {
    return Trials.trial(id, Map.of(), 1, reasoning);
  }
}
