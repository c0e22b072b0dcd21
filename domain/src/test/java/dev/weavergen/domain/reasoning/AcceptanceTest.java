package dev.weavergen.domain.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.consensus.Cluster;
import dev.weavergen.domain.consensus.Consensus;
import dev.weavergen.domain.consensus.Dissent;
import dev.weavergen.domain.consensus.dissent.Settlement;
import dev.weavergen.domain.grouping.SimilarityMatrix;
import dev.weavergen.domain.intent.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class AcceptanceTest {
  private static final TrustedChecks THIRD = new TrustedChecks(List.of(2), List.of());

  private static Acceptance.Finding judged(TrustedChecks trusted, Given before, Given after) {
    return acceptance(trusted).of(before.shown("a", .2), after.shown("a", .2));
  }

  private static Acceptance acceptance(TrustedChecks trusted) {
    return new Acceptance(trusted, new CodeEvaluator(trusted, false), (_, _) -> true);
  }

  @Test
  void of_furtherExample_isAccepted() {
    Acceptance.Finding finding =
        judged(
            TrustedChecks.NONE,
            new Given().with("a", "+-", "0", "7"),
            new Given().with("a", "++", "0", "1"));
    assertThat(finding.accepted()).isTrue();
    assertThat(finding.why()).isEqualTo("1 more example passes");
  }

  @Test
  void of_oneExampleForAnother_isARegression() {
    Acceptance.Finding finding =
        judged(
            TrustedChecks.NONE,
            new Given().with("a", "+-", "0", "7"),
            new Given().with("a", "-+", "7", "1"));
    assertThat(finding.accepted()).isFalse();
    assertThat(finding.regressions()).isEqualTo(1);
  }

  @Test
  void of_furtherExampleAtTheExpenseOfATrustedTest_isRejected() {
    Given before = new Given().tests("w").with("a", "+-+", "0", "7", "2");
    Given after = new Given().tests("w").with("a", "++-", "0", "1", "3");
    assertThat(judged(THIRD, before, after).regressions()).isEqualTo(1);
    assertThat(judged(TrustedChecks.NONE, before, after).accepted()).isTrue();
  }

  @Test
  void of_exampleWrittenIntoTheRepair_isNotPassed() {
    assertThat(
            judged(
                    TrustedChecks.NONE,
                    new Given().with("a", "+-", "0", "7"),
                    new Given().writtenIn("a", "++", List.of(0, 1), "0", "1"))
                .accepted())
        .isFalse();
  }

  @Test
  void of_programThatLoadsAtLast_isProgress() {
    assertThat(
            judged(
                    TrustedChecks.NONE,
                    new Given().broken("a", "does not compile: line 1: no"),
                    new Given().with("a", "--", "5", "7"))
                .accepted())
        .isTrue();
  }

  @Test
  void of_testUpheldInATrial_isGained() {
    Given before = new Given().tests("w").with("a", "++-", "0", "1", "2");
    Given after = new Given().tests("w").with("a", "+++", "0", "1", "3");
    TrustedChecks upheld = new TrustedChecks(List.of(2), List.of(2));
    assertThat(judged(upheld, before, after).accepted()).isTrue();
  }

  @Test
  void of_sameBehaviour_isNoRepair() {
    Given before = new Given().with("a", "+-", "0", "7");
    CodeEvaluator evaluator = new CodeEvaluator(TrustedChecks.NONE, false);
    Acceptance.Finding finding =
        new Acceptance(TrustedChecks.NONE, evaluator, (_, _) -> true)
            .of(before.shown("a", .1), before.shown("a", .9));
    assertThat(finding.accepted()).isFalse();
  }

  @Test
  void of_programThatReturnsNothingAtAll_isNoRepair() {
    Given before = new Given().with("a", "+-", "None", "7", "8", "9");
    Given after = new Given().with("a", "++", "None", "None", "None", "None");
    Given some = new Given().with("a", "++", "None", "None", "8", "None");
    assertThat(judged(TrustedChecks.NONE, before, after).accepted()).isFalse();
    assertThat(judged(TrustedChecks.NONE, before, some).accepted()).isTrue();
  }

  @Test
  void of_otherChecks_cannotBeCompared() {
    Acceptance.Finding finding =
        judged(
            TrustedChecks.NONE,
            new Given().with("a", "+-", "0", "7"),
            new Given().tests("w").with("a", "+++", "0", "1"));
    assertThat(finding.accepted()).isFalse();
  }

  @RepeatedTest(200)
  void of_anyTwoPrograms_neverAcceptsARegression(RepetitionInfo repetition) {
    Random chance = new Random(repetition.getCurrentRepetition());
    String was = verdicts(chance);
    String is = verdicts(chance);
    Given before = new Given().tests("w", "w").with("a", was, "0", "1", "2", "3");
    Given after = new Given().tests("w", "w").with("a", is, "4", "5", "6", "7");
    TrustedChecks trusted = new TrustedChecks(List.of(2), List.of());
    Acceptance.Finding finding =
        acceptance(trusted)
            .of(before.shown("a", chance.nextDouble()), after.shown("a", chance.nextDouble()));
    boolean lost = false;
    for (int check = 0; check < 3; check++) {
      lost |= was.charAt(check) == '+' && is.charAt(check) != '+';
    }
    assertThat(finding.accepted() && lost).isFalse();
    assertThat(finding.regressions() > 0).isEqualTo(lost);
  }

  private static String verdicts(Random chance) {
    StringBuilder verdicts = new StringBuilder();
    for (int check = 0; check < 4; check++) {
      verdicts.append("+-?".charAt(chance.nextInt(3)));
    }
    return verdicts.toString();
  }

  @Test
  void of_settledOutcome_isNotUndone() {
    Consensus consensus =
        new Consensus(
            .9,
            1,
            0,
            "c1",
            Map.of(),
            List.of(new Cluster("c1", List.of("a"), "a", .9, 0, 0, 0, 0, 0)),
            new SimilarityMatrix(List.of("a"), List.of(List.of(1.0))),
            List.of(new Dissent("f(2)", Map.of("c1", "2", "c2", "3"))),
            List.of());
    Given before = new Given().with("a", "+-", "0", "7", "2");
    Given same = new Given().with("a", "++", "0", "1", "2");
    Given other = new Given().with("a", "++", "0", "1", "3");
    for (Settlement settlement :
        List.of(new Settlement.ClusterChosen("c1"), new Settlement.ValueExpected("f(2)", "2"))) {
      Acceptance acceptance =
          new Acceptance(
              TrustedChecks.NONE,
              new CodeEvaluator(TrustedChecks.NONE, false),
              Acceptance.settlement(Optional.of(settlement), consensus, Language.PYTHON));
      assertThat(acceptance.of(before.shown("a"), same.shown("a")).accepted()).isTrue();
      assertThat(acceptance.of(before.shown("a"), other.shown("a")).accepted()).isFalse();
    }
  }

  @Test
  void ofCost_lowerOrderAndSameBehaviour_isAccepted() {
    Given slow = new Given().costing("a", "n²", 9_000, "++", "0", "1", "2");
    Given fast = new Given().costing("a", "n", 90, "++", "0", "1", "2");
    Given other = new Given().costing("a", "n", 90, "++", "0", "1", "3");
    Given asSlow = new Given().costing("a", "n²", 8_000, "++", "0", "1", "2");
    Acceptance acceptance = acceptance(TrustedChecks.NONE);
    assertThat(acceptance.ofCost(slow.shown("a"), fast.shown("a")).accepted()).isTrue();
    assertThat(acceptance.ofCost(slow.shown("a"), other.shown("a")).accepted()).isFalse();
    assertThat(acceptance.ofCost(slow.shown("a"), asSlow.shown("a")).accepted()).isFalse();
  }
}
