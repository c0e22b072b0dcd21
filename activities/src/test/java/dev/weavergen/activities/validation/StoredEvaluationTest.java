package dev.weavergen.activities.validation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weavergen.workflows.validation.EvaluationActivity.PlannedTask;
import dev.weavergen.workflows.validation.EvaluationActivity.TaskRequest;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class StoredEvaluationTest {
  @Test
  void page_longIntents_endsBeforeThePayloadIsTooLarge() {
    assertThat(StoredEvaluation.page(tasks(32, 64 * 1024)).tasks()).hasSize(7);
  }

  @Test
  void page_oneTaskBeyondTheLimit_isAPageOfItsOwn() {
    assertThat(StoredEvaluation.page(tasks(2, 600 * 1024)).tasks()).hasSize(1);
  }

  @Test
  void page_shortIntents_hasThemAll() {
    assertThat(StoredEvaluation.page(tasks(32, 1_000)).tasks()).hasSize(32);
    assertThat(StoredEvaluation.page(List.of()).tasks()).isEmpty();
  }

  private static List<PlannedTask> tasks(int count, int chars) {
    return IntStream.range(0, count)
        .mapToObj(ordinal ->
            new PlannedTask(
                ordinal,
                "e/" + ordinal,
                new TaskRequest(
                    "x".repeat(chars),
                    "f",
                    List.of(),
                    List.of("p:a"),
                    "T/" + ordinal,
                    List.of(),
                    false,
                    "e",
                    0,
                    1,
                    "24h",
                    List.of(),
                    Optional.empty())))
        .toList();
  }
}
