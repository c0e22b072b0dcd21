package dev.weavergen.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Report.Evaluated EVALUATED =
      new Report.Evaluated("HumanEval", List.of("gpt", "llama"), Map.of("seed", "7"), "q", 7, 41.5);

  private static final List<Trial> TRIALS =
      Trials.of(
          100,
          task ->
              Map.of(
                  "single:gpt",
                  Trials.share(task, 70),
                  "single:llama",
                  Trials.share(task, 50),
                  Arms.CONSENSUS,
                  Trials.share(task, 90),
                  Arms.ORACLE,
                  Trials.share(task, 95)));

  @Test
  void arms_riseAndIncludeTheMeanAndTheBestOfTheSingles() {
    Report report = Report.of(EVALUATED, TRIALS);
    assertThat(report.arms().keySet())
        .containsExactly(
            "single:llama", "mean-single", "best-single", "single:gpt", "consensus", "oracle");
    assertThat(report.arms())
        .hasEntrySatisfying(
            "mean-single", arm -> assertThat(arm.passed()).isCloseTo(60, within(1e-9)));
    assertThat(report.arms().get("best-single")).isEqualTo(report.arms().get("single:gpt"));
  }

  @Test
  void claims_areThoseThatTheArmsAllow() {
    Report report = Report.of(EVALUATED, TRIALS);
    assertThat(report.claims())
        .extracting(Claim::id)
        .containsExactly("consensus-beats-best-single", "consensus-beats-mean-single");
    assertThat(report.claims()).extracting(Claim::verdict).containsOnly(Verdict.SHOWN);
  }

  @Test
  void percentiles_areMeasuredTimes() {
    Report report = Report.of(EVALUATED, TRIALS);
    assertThat(report.consensusMillis()).isEqualTo(new Percentiles(49, 89, 98));
    assertThat(report.latencyMillis()).isEqualTo(new Percentiles(490, 890, 980));
    assertThat(report.spans()).isEqualTo(800);
  }

  @Test
  void noTrials_giveAnEmptyReport() {
    Report report = Report.of(EVALUATED, List.of());
    assertThat(report.arms()).isEmpty();
    assertThat(report.claims()).isEmpty();
    assertThat(report.latencyMillis()).isEqualTo(new Percentiles(0, 0, 0));
  }

  @Test
  void aShareOutsideZeroAndOne_isRefused() {
    assertThatThrownBy(() -> Trials.trial("t1", Map.of("a", 1.5), 1))
        .hasMessage("passed of arm a in task t1 is 1.5, expected a share from 0 to 1");
  }
}
