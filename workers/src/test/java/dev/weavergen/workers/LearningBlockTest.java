package dev.weavergen.workers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.workers.LearningBlock.Timing;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LearningBlockTest {
  @Test
  void timing_withoutSettings_isThreeInTheNightHere() {
    LearningBlock usual = block("", "", "", "");

    assertThat(usual.isEnabled()).isTrue();
    assertThat(usual.timing())
        .isEqualTo(new Timing.Daily(LocalTime.of(3, 0), ZoneId.systemDefault()));
    assertThat(usual.jitterMax()).isEqualTo(Duration.ofMinutes(10));
  }

  /** YAML makes 04:30 a number of minutes. */
  @ParameterizedTest
  @CsvSource({"04:30", "270", "04:30:00"})
  void timing_atATimeInAZone_isThat(String at) {
    assertThat(block(at, "Europe/Berlin", "30s", "").timing())
        .isEqualTo(new Timing.Daily(LocalTime.of(4, 30), ZoneId.of("Europe/Berlin")));
  }

  @Test
  void timing_every_hasNoJitterUnlessAsked() {
    LearningBlock often = block("", "", "", "6h");

    assertThat(often.timing()).isEqualTo(new Timing.Interval(Duration.ofHours(6)));
    assertThat(often.jitterMax()).isZero();
    assertThat(block("", "", "0s", "").jitterMax()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "25:00,'','','',weavergen.learning.at: is '25:00'",
    "soon,'','','',weavergen.learning.at: is 'soon'",
    "9999,'','','',weavergen.learning.at: is '9999'",
    "'',Mars,'','',weavergen.learning.zone: is 'Mars'",
    "'','',13h,'',weavergen.learning.jitter: is '13h'",
    "'','',much,'',weavergen.learning.jitter",
    "'','','',often,weavergen.learning.every",
    "'','','',900h,weavergen.learning.every: is '900h'",
    "03:00,'','',6h,weavergen.learning.every: stands beside"
  })
  void settings_thatAreWrong_areNamed(
      String at, String zone, String jitter, String every, String said) {
    LearningBlock wrong = block(at, zone, jitter, every);

    assertThatThrownBy(wrong::check)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(said);
  }

  private static LearningBlock block(String at, String zone, String jitter, String every) {
    return new LearningBlock(Optional.empty(), given(at), given(zone), given(jitter), given(every));
  }

  private static Optional<String> given(String text) {
    return Optional.of(text).filter(some -> !some.isEmpty());
  }
}
