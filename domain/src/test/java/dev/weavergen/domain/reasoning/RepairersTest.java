package dev.weavergen.domain.reasoning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class RepairersTest {
  private static final Map<String, Double> STRENGTH =
      Map.of("strong", .9, "middle", .6, "weak", .2, "middle#2", .6);

  private static List<String> asked(List<String> panel, String author, List<String> free) {
    return new Repairers(panel, member -> STRENGTH.getOrDefault(member, 0.0))
        .of(author, free::contains, Map.of());
  }

  @Test
  void of_authorAndStrongestOther_areAsked() {
    List<String> panel = List.of("middle", "weak", "strong");
    assertThat(asked(panel, "weak", panel)).containsExactly("weak", "strong");
    assertThat(asked(panel, "strong", panel)).containsExactly("strong", "middle");
  }

  @Test
  void of_authorWhoCannotBeAsked_givesItsPlace() {
    List<String> panel = List.of("middle", "weak", "strong");
    assertThat(asked(panel, "strong", List.of("weak", "middle"))).containsExactly("middle", "weak");
    assertThat(asked(panel, "strong", List.of("weak"))).containsExactly("weak");
    assertThat(asked(panel, "strong", List.of())).isEmpty();
  }

  @Test
  void of_samplesOfOneModel_areOneModel() {
    List<String> panel = List.of("middle", "middle#2", "weak");
    assertThat(asked(panel, "middle#2", panel)).containsExactly("middle#2", "weak");
    assertThat(asked(List.of("middle", "middle#2"), "middle", List.of("middle", "middle#2")))
        .containsExactly("middle");
  }

  @Test
  void of_equallyStrong_goInThePanelsOrder() {
    List<String> panel = List.of("b", "a", "c");
    assertThat(asked(panel, "c", panel)).containsExactly("c", "b");
  }

  @Test
  void of_whoBroughtNothingNew_stepsBack() {
    List<String> panel = List.of("middle", "weak", "strong");
    Repairers repairers = new Repairers(panel, member -> STRENGTH.getOrDefault(member, 0.0));
    assertThat(repairers.of("weak", panel::contains, Map.of("weak", 1, "strong", 1)))
        .containsExactly("middle", "weak");
    assertThat(repairers.of("weak", panel::contains, Map.of("weak", 2, "strong", 1)))
        .containsExactly("middle", "strong");
    assertThat(repairers.of("weak", panel::contains, Map.of("weak", 2, "strong", 2, "middle", 2)))
        .isEmpty();
  }

  @RepeatedTest(20)
  void of_anyOrderOfThePanel_asksTheSame(RepetitionInfo repetition) {
    List<String> panel = new ArrayList<>(List.of("strong", "middle", "weak"));
    Collections.shuffle(panel, new Random(repetition.getCurrentRepetition()));
    assertThat(asked(panel, "weak", panel)).containsExactly("weak", "strong");
  }
}
