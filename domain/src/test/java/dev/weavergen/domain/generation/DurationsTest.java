package dev.weavergen.domain.generation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "500ms,PT0.5S",
    "10s,PT10S",
    "2m,PT2M",
    "1h30m,PT1H30M",
    "90s,PT1M30S",
    "1h2m3s4ms,PT1H2M3.004S"
  })
  void parse_durationsAsUsersWriteThem_areUnderstood(String text, Duration expected) {
    assertThat(Durations.parse("deadline", text)).isEqualTo(expected);
    assertThat(Durations.parse("deadline", Durations.format(expected))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "10",
        "s",
        "1.5s",
        "-2m",
        "2m1h",
        "2 m",
        "PT2M",
        "1000000h",
        "0s",
        "0h0m"
      })
  void parse_anythingElse_isRefusedByField(String text) {
    assertThatThrownBy(() -> Durations.parse("grace", text))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageStartingWith("grace: ")
        .hasMessageContaining("expected");
  }
}
