package dev.weavergen.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PooledReportTest {
  @Test
  void twoPanelsOnTheSameTasks_countTasksOnceAndTrialsTwice() {
    PooledReport pooled =
        PooledReport.of(List.of(panel("a", 30, 40, 45), panel("b", 20, 35, 45)), 0);

    assertThat(pooled.tasks()).isEqualTo(60);
    assertThat(arm(pooled, Arms.REASONING).n()).isEqualTo(120);
    assertThat(arm(pooled, Arms.REASONING).passed()).isEqualTo(90);
    assertThat(pooled.panels()).extracting(PooledReport.Panel::tasks).containsExactly(60, 60);
  }

  @Test
  void bestOwnRepairs_areEachPanelsOwn() {
    PooledReport pooled =
        PooledReport.of(List.of(panel("a", 30, 40, 45), panel("b", 20, 35, 45)), 0);

    assertThat(arm(pooled, Arms.BEST_OWN_REPAIRS).passed()).isEqualTo(40 + 35);
    assertThat(arm(pooled, Arms.OWN_REPAIRS + "a").n()).isEqualTo(60);
  }

  @Test
  void claims_areThoseAboutReasoningAndJudgedTogether() {
    PooledReport pooled =
        PooledReport.of(List.of(panel("a", 30, 40, 55), panel("b", 20, 35, 55)), 0);

    assertThat(pooled.claims())
        .extracting(Claim::id)
        .containsExactly(
            "reasoning-beats-consensus",
            "reasoning-beats-best-own-repairs",
            "reasoning-beats-best-single",
            "reasoning-beats-mean-single",
            "reasoning-beats-own-repairs:a",
            "reasoning-beats-own-repairs:b");
    assertThat(pooled.claims()).extracting(Claim::n).containsOnly(60);
    assertThat(pooled.claims()).extracting(Claim::verdict).containsOnly(Verdict.SHOWN);
  }

  @Test
  void withoutReasoning_claimsAreAboutTheConsensus() {
    Report report =
        report(
            Trials.of(40, task -> Map.of("single:a", Trials.share(task, 10), Arms.CONSENSUS, 1.0)));

    assertThat(PooledReport.of(List.of(report, report), 0).claims())
        .extracting(Claim::id)
        .containsExactly("consensus-beats-best-single", "consensus-beats-mean-single");
  }

  @Test
  void gain_isRelativeAndNamesTheConsensusShare() {
    RelativeGain gain =
        PooledReport.of(List.of(panel("a", 30, 40, 45), panel("b", 30, 40, 45)), 0)
            .gain()
            .orElseThrow();

    assertThat(gain.relative()).isCloseTo(.5, within(1e-12));
    assertThat(gain.consensusShare()).contains(10.0 / 15);
    assertThat(gain.ci95().getFirst()).isBetween(.1, .5);
    assertThat(gain.verdict()).isEqualTo(Verdict.SHOWN);
  }

  @Test
  void gain_belowWhatIsClaimed_isNotShown() {
    RelativeGain small = PooledReport.of(List.of(panel("a", 50, 50, 55)), 0).gain().orElseThrow();
    RelativeGain none = PooledReport.of(List.of(panel("a", 55, 55, 55)), 0).gain().orElseThrow();

    assertThat(small.verdict()).isNotEqualTo(Verdict.SHOWN);
    assertThat(none.verdict()).isEqualTo(Verdict.REFUTED);
    assertThat(none.consensusShare()).isEmpty();
  }

  private static Arm arm(PooledReport pooled, String name) {
    return Objects.requireNonNull(pooled.arms().get(name), name);
  }

  /** Sixty tasks; the consensus and the member that repairs its own programs pass alike. */
  private static Report panel(String member, int single, int consensus, int reasoning) {
    return report(
        Trials.of(
            60,
            task ->
                new TreeMap<>(
                    Map.of(
                        Arms.SINGLE + member,
                        Trials.share(task, single),
                        Arms.OWN_REPAIRS + member,
                        Trials.share(task, consensus),
                        Arms.CONSENSUS,
                        Trials.share(task, consensus),
                        Arms.REASONING,
                        Trials.share(task, reasoning)))));
  }

  private static Report report(List<Trial> trials) {
    return Report.of(new Report.Evaluated("b", List.of("m"), Map.of(), "SELECT 1", 0, 1), trials);
  }
}
