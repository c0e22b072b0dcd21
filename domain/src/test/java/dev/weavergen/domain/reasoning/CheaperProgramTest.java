package dev.weavergen.domain.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CheaperProgramTest {
  @Test
  void than_sameBehaviourAtALowerOrder_isFound() {
    Given given =
        new Given()
            .costing("slow", "2ⁿ", 90_000, "++", "0", "1", "2")
            .costing("square", "n²", 900, "++", "0", "1", "2")
            .costing("fast", "n", 90, "++", "0", "1", "2");
    assertThat(CheaperProgram.than(given.shown("slow"))).hasValue("fast");
    assertThat(CheaperProgram.isWanted(given.shown("square"))).isTrue();
    assertThat(CheaperProgram.than(given.shown("fast"))).isEmpty();
    assertThat(CheaperProgram.isWanted(given.shown("fast"))).isFalse();
  }

  @Test
  void than_otherBehaviour_isNone() {
    Given given =
        new Given()
            .costing("slow", "n²", 900, "++", "0", "1", "2")
            .costing("fast", "n", 90, "++", "0", "1", "3");
    assertThat(CheaperProgram.than(given.shown("slow"))).isEmpty();
  }

  @Test
  void than_costThatWasNotMeasured_isNone() {
    Given given =
        new Given()
            .costing("slow", "n²", 900, "++", "0", "1", "2")
            .with("unknown", "++", "0", "1", "2");
    assertThat(CheaperProgram.than(given.shown("slow"))).isEmpty();
    assertThat(CheaperProgram.isWanted(given.shown("unknown"))).isFalse();
  }
}
