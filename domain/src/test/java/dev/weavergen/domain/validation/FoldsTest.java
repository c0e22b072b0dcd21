package dev.weavergen.domain.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FoldsTest {
  private static final List<String> TASKS =
      IntStream.range(0, 43).mapToObj(number -> "T/" + number).toList();

  @Test
  void apartFrom_everyTask_leavesOutItsOwnFoldOfFourOrFive() {
    Folds folds = Folds.of(TASKS, 1);

    for (String task : TASKS) {
      List<String> others = folds.apartFrom(task);
      assertThat(others).doesNotContain(task).doesNotHaveDuplicates();
      assertThat(TASKS.size() - others.size()).isBetween(4, 5);
      assertThat(others).allSatisfy(other -> assertThat(folds.apartFrom(other)).contains(task));
    }
  }

  @Test
  void apartFrom_anotherOrder_isTheSame() {
    assertThat(Folds.of(TASKS.reversed(), 1).apartFrom("T/7"))
        .isEqualTo(Folds.of(TASKS, 1).apartFrom("T/7"));
  }

  @Test
  void apartFrom_anotherSeed_isDrawnAnew() {
    assertThat(Folds.of(TASKS, 2).apartFrom("T/7"))
        .isNotEqualTo(Folds.of(TASKS, 1).apartFrom("T/7"));
  }

  @Test
  void apartFrom_aloneInTheBenchmark_leavesNothing() {
    assertThat(Folds.of(List.of("T/7"), 1).apartFrom("T/7")).isEmpty();
  }
}
