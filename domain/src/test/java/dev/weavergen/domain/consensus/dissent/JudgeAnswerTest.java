package dev.weavergen.domain.consensus.dissent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JudgeAnswerTest {
  @ParameterizedTest
  @CsvSource({
    "Answer: first, FIRST",
    "Reason: an empty list has sum 0.\\nAnswer: second, SECOND",
    "**Answer:** Neither., NEITHER",
    "answer: `second`, SECOND",
    "<think>Answer: first</think>\\nAnswer: second, SECOND",
    "Answer: first\\nAnswer: first, FIRST",
    "- Answer: (first), FIRST",
  })
  void read_inTheForm_isTheAnswer(String reply, JudgeAnswer answer) {
    assertThat(JudgeAnswer.read(reply.replace("\\n", "\n"))).contains(answer);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "first",
        "The first program is right.",
        "Answer: both",
        "Answer: first or second",
        "Answer: first\nAnswer: second",
        "I would say Answer: first",
      })
  void read_anythingElse_hasNoSay(String reply) {
    assertThat(JudgeAnswer.read(reply)).isEmpty();
  }

  @Test
  void reliability_isModestWhateverTheRecord() {
    assertThat(JudgeReliability.of(0, 0)).isCloseTo(.6, within(1e-12));
    assertThat(JudgeReliability.of(0, 100)).isEqualTo(.55);
    assertThat(JudgeReliability.of(100, 100)).isEqualTo(.75);
    assertThat(JudgeReliability.of(8, 8)).isEqualTo(.75);
    assertThat(JudgeReliability.of(5, 8)).isBetween(.6, .65);
  }
}
