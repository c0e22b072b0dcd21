package dev.weavergen.domain.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.domain.intent.Intent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GenerationRequestTest {
  private static final GenerationRequest DEFAULTS =
      GenerationRequest.of(Intent.of("write f"), List.of());

  @ParameterizedTest
  @CsvSource({"1,1", "2,2", "3,2", "4,3", "5,3", "9,5"})
  void quorumOf_notStated_isAMajority(int members, int expected) {
    assertThat(DEFAULTS.quorumOf(members)).isEqualTo(expected);
  }

  @Test
  void quorumOf_moreThanThePanel_isThePanel() {
    assertThat(with(OptionalInt.of(9), Optional.empty()).quorumOf(3)).isEqualTo(3);
    assertThat(with(OptionalInt.of(1), Optional.empty()).quorumOf(3)).isEqualTo(1);
  }

  @Test
  void graceAfter_notStated_isTwiceTheQuorumsTimeAndAtLeastFiveSeconds() {
    assertThat(DEFAULTS.graceAfter(Duration.ofSeconds(1))).isEqualTo(Duration.ofSeconds(5));
    assertThat(DEFAULTS.graceAfter(Duration.ofSeconds(20))).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void graceAfter_stated_isThat() {
    GenerationRequest stated = with(OptionalInt.empty(), Optional.of(Duration.ofMillis(1)));

    assertThat(stated.graceAfter(Duration.ofSeconds(20))).isEqualTo(Duration.ofMillis(1));
  }

  private static GenerationRequest with(OptionalInt quorum, Optional<Duration> grace) {
    return new GenerationRequest(
        DEFAULTS.intent(),
        DEFAULTS.models(),
        DEFAULTS.maxIterations(),
        DEFAULTS.deadline(),
        DEFAULTS.budget(),
        DEFAULTS.onDissent(),
        quorum,
        grace,
        DEFAULTS.task(),
        DEFAULTS.demand(),
        DEFAULTS.evidence());
  }
}
