package dev.weavergen.memory.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weavergen.memory.TestDatabase;
import dev.weavergen.memory.postgres.Database;
import dev.weavergen.workflows.validation.Evaluations.AuthorProgram;
import dev.weavergen.workflows.validation.Evaluations.EvaluationRow;
import dev.weavergen.workflows.validation.Evaluations.MemberProgram;
import dev.weavergen.workflows.validation.Evaluations.OpenEvaluation;
import dev.weavergen.workflows.validation.Evaluations.OwnRepairs;
import dev.weavergen.workflows.validation.Evaluations.TaskResult;
import dev.weavergen.workflows.validation.Evaluations.TaskRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresEvaluationsTest {
  private static final List<String> TASKS = List.of("T/0", "T/1", "T/2");

  private static Database database;
  private static PostgresEvaluations evaluations;

  @BeforeAll
  static void open() {
    database = TestDatabase.fresh();
    evaluations = new PostgresEvaluations(database);
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void open_new_listsItsTasksInOrderInPages() {
    evaluations.open(opened("pages", "run"), TASKS);

    EvaluationRow row = evaluations.find("pages").orElseThrow();
    assertThat(row.tasks()).isEqualTo(3);
    assertThat(row.benchmarkName()).isEqualTo("tasks.jsonl");
    assertThat(row.reportJson()).isEmpty();
    assertThat(evaluations.tasks("pages", 0, 2))
        .extracting(TaskRow::taskId)
        .containsExactly("T/0", "T/1");
    assertThat(evaluations.tasks("pages", 2, 2)).extracting(TaskRow::taskId).containsExactly("T/2");
    assertThat(evaluations.find("none")).isEmpty();
  }

  @Test
  void result_ofATask_isReadBackEqualInThePanelsOrder() {
    evaluations.open(opened("results", "run"), TASKS);

    evaluations.result("results", 1, result("b", "a"));

    assertThat(evaluations.tasks("results", 0, 9))
        .extracting(TaskRow::result)
        .containsExactly(Optional.empty(), Optional.of(result("b", "a")), Optional.empty());
    assertThatThrownBy(() -> evaluations.result("results", 3, result("a", "b")))
        .hasMessageContaining("no task number 3");
  }

  @Test
  void open_sameRunAgain_keepsResultsAndAnotherRunBeginsAnew() {
    evaluations.open(opened("again", "run"), TASKS);
    evaluations.result("again", 0, result("a", "b"));
    evaluations.finish("again", "{\"longest\": 1, \"a\": 3}");

    assertThat(evaluations.find("again").orElseThrow().scope()).isEqualTo("again:run");
    evaluations.open(opened("again", "run"), TASKS);
    assertThat(evaluations.tasks("again", 0, 1).getFirst().result()).isPresent();
    assertThat(evaluations.find("again").orElseThrow().reportJson())
        .contains("{\"longest\": 1, \"a\": 3}");

    evaluations.open(opened("again", "other"), TASKS.subList(0, 2));
    assertThat(evaluations.tasks("again", 0, 9)).hasSize(2);
    assertThat(evaluations.tasks("again", 0, 1).getFirst().result()).isEmpty();
    assertThat(evaluations.find("again").orElseThrow().reportJson()).isEmpty();
  }

  private static OpenEvaluation opened(String id, String run) {
    return new OpenEvaluation(id, run, "{}", "ab".repeat(32), "tasks.jsonl");
  }

  private static TaskResult result(String first, String second) {
    return new TaskResult(
        "evaluation/T/1",
        Optional.empty(),
        Optional.of("1"),
        List.of(new MemberProgram(first, first, "1"), new MemberProgram(second, second, "2")),
        List.of(
            new AuthorProgram("author", Optional.of("2")),
            new AuthorProgram("silent", Optional.empty())),
        Map.of("1", true, "2", false),
        Map.of("total", 12L),
        9,
        4,
        List.of(new OwnRepairs("first", Optional.of("2"), 3)));
  }
}
