package dev.weavergen.domain.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConvergenceDetectorTest {
  private static final ConvergenceDetector DETECTOR = new ConvergenceDetector(5);
  private static final Shown GREEN = new Given().with("a", "++", "0", "1").shown("a", .95);
  private static final Shown DOUBTFUL = new Given().with("a", "++", "0", "1").shown("a", .5);
  private static final Shown RED = new Given().with("a", "+-", "0", "7").shown("a", .1);
  private static final Round NEWS = round(true, false);
  private static final Round NOTHING = round(false, false);
  private static final Round CIRCLE = round(false, true);
  private static final Diagnosis FAULT = new Faults(TrustedChecks.NONE).of(RED).orElseThrow();

  private static Round round(boolean news, boolean rejectedBefore) {
    return new Round(false, List.of(new Round.Brought("a", news, rejectedBefore)));
  }

  private static Optional<StopReason> end(Shown shown, Round... rounds) {
    return DETECTOR
        .end(shown, new Faults(TrustedChecks.NONE).of(shown), List.of(rounds))
        .map(ConvergenceDetector.End::reason);
  }

  @Test
  void end_greenAndProbable_hasConverged() {
    assertThat(end(GREEN)).hasValue(StopReason.CONVERGED);
  }

  @Test
  void end_nothingKnownToBeWrong_endsHoweverDoubtful() {
    assertThat(end(DOUBTFUL)).hasValue(StopReason.NOTHING_TO_REPAIR);
  }

  @Test
  void end_faultAndRoundsLeft_goesOn() {
    assertThat(end(RED)).isEmpty();
    assertThat(end(RED, NOTHING)).isEmpty();
    assertThat(end(RED, NEWS, NEWS, NEWS, NEWS)).isEmpty();
  }

  @Test
  void end_asManyRoundsAsAllowed_ends() {
    assertThat(end(RED, NEWS, NEWS, NEWS, NEWS, NEWS)).hasValue(StopReason.ITERATIONS_MAX);
  }

  @Test
  void nobodyLeft_saysWhy() {
    assertThat(DETECTOR.nobodyLeft(FAULT, List.of()).reason()).isEqualTo(StopReason.NOBODY_TO_ASK);
    assertThat(DETECTOR.nobodyLeft(FAULT, List.of(NEWS, NOTHING, NOTHING)).reason())
        .isEqualTo(StopReason.NO_GAIN);
    assertThat(DETECTOR.nobodyLeft(FAULT, List.of(NEWS, NOTHING, CIRCLE)).reason())
        .isEqualTo(StopReason.SEEN_BEFORE);
  }

  @Test
  void barren_newBehaviour_beginsAnew() {
    assertThat(Round.barren(List.of(NOTHING, NEWS, NOTHING))).containsEntry("a", 1);
    assertThat(Round.barren(List.of(NOTHING, NEWS))).isEmpty();
  }

  @Test
  void notWorthIt_freeRound_isAlwaysWorthIt() {
    Diagnosis fault = new Faults(TrustedChecks.NONE).of(RED).orElseThrow();
    assertThat(DETECTOR.notWorthIt(RED, fault, 5, 0)).isEmpty();
  }

  @Test
  void notWorthIt_paidRounds_endWhenTheyNoLongerPay() {
    Diagnosis fault = new Faults(TrustedChecks.NONE).of(RED).orElseThrow();
    assertThat(DETECTOR.notWorthIt(RED, fault, 1, .03)).isEmpty();
    assertThat(DETECTOR.notWorthIt(RED, fault, 4, .03))
        .hasValueSatisfying(end -> {
          assertThat(end.reason()).isEqualTo(StopReason.NOT_WORTH_IT);
          assertThat(end.why())
              .isEqualTo(
                  "round 4 is expected to bring 0.0162 USD and to cost 0.0300 (wrong-value, p = 0.10)");
        });
  }

  @Test
  void rounds_duplicateOfARejectedRepair_isSeenBefore() {
    Shown first = new Given().with("a", "+-", "0", "7").shown("a");
    Shown other = new Given().with("a", "+-", "0", "8").shown("a");
    List<Round> rounds =
        Round.of(
            List.of(first),
            List.of(List.of(first), List.of(other), List.of(other), List.of(first)),
            Collections.nCopies(4, Optional.empty()));
    assertThat(rounds)
        .flatExtracting(Round::brought)
        .extracting(Round.Brought::news)
        .containsExactly(false, true, false, false);
    assertThat(rounds).extracting(Round::wasSeenBefore).containsExactly(false, false, true, true);
  }
}
