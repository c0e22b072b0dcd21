package dev.weavergen.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArmsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "oracle",
        "single",
        "single:a",
        "test-author",
        "test-author:b",
        "own-repairs",
        "own-repairs:a",
        "best-own-repairs",
        "reasoning"
      })
  void isKnown_armOrKind_isTrue(String wanted) {
    assertThat(Arms.isKnown(wanted)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "singles", "orakel", "test-authors"})
  void isKnown_anythingElse_isFalse(String wanted) {
    assertThat(Arms.isKnown(wanted)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "single, single:a, true",
    "single:a, single:a, true",
    "single:a, single:ab, false",
    "test-author, test-author:a, true",
    "own-repairs, own-repairs:a, true",
    "own-repairs, best-own-repairs, false",
    "reasoning, reasoning-no-labels, false",
    "consensus, consensus, true",
    "consensus, consensus-no-labels, false"
  })
  void isMeant_kind_standsForAllOfIt(String wanted, String arm, boolean meant) {
    assertThat(Arms.isMeant(wanted, arm)).isEqualTo(meant);
  }
}
