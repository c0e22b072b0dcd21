package dev.weavergen.cli.command;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.cli.UnavailableException;
import dev.weavergen.domain.validation.Report.TaskDetail;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class EvaluationFilesTest {
  private static final TaskDetail UNLABELLED = task("T/0", Map.of(), Optional.of("no sandbox"));
  private static final TaskDetail LABELLED = task("T/1", Map.of("oracle", 1.0), Optional.empty());

  @Test
  void requireLabels_noTaskHasOne_saysWhy() {
    assertThatThrownBy(() -> EvaluationFiles.requireLabels(List.of(UNLABELLED)))
        .isInstanceOf(UnavailableException.class)
        .hasMessage("no task could be labelled; T/0: no sandbox");
  }

  @Test
  void requireLabels_oneTaskHasOne_isEnough() {
    assertThatCode(() -> EvaluationFiles.requireLabels(List.of(UNLABELLED, LABELLED)))
        .doesNotThrowAnyException();
    assertThatCode(() -> EvaluationFiles.requireLabels(List.of())).doesNotThrowAnyException();
  }

  private static TaskDetail task(String id, Map<String, Double> arms, Optional<String> problem) {
    return new TaskDetail(
        id,
        "g",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        new TreeMap<>(),
        Optional.empty(),
        problem,
        new TreeMap<>(arms),
        Optional.empty(),
        Optional.empty(),
        List.of());
  }
}
