package dev.weavergen.workflows.payload;

import dev.weavergen.workflows.payload.Payloads.Sample;
import dev.weavergen.workflows.validation.Assessment;
import dev.weavergen.workflows.validation.EvaluationActivity.Plan;
import dev.weavergen.workflows.validation.EvaluationActivity.PlannedTask;
import dev.weavergen.workflows.validation.EvaluationActivity.TaskRequest;
import dev.weavergen.workflows.validation.EvaluationActivity.Tasks;
import dev.weavergen.workflows.validation.EvaluationProgress;
import dev.weavergen.workflows.validation.EvaluationRequest;
import dev.weavergen.workflows.validation.TaskLabelActivity.Order;
import dev.weavergen.workflows.validation.TaskLabelActivity.TaskLabel;
import dev.weavergen.workflows.validation.ValidationWorkflow.Tally;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What crosses a payload of an evaluation. */
final class EvaluationPayloads {
  private static final String SHA = "ab".repeat(32);

  private EvaluationPayloads() {}

  static Stream<Sample> samples() {
    return Stream.of(requests(), tasks(), ends()).flatMap(each -> each);
  }

  private static Stream<Sample> requests() {
    return Stream.of(
        new Sample(
            "evaluation-request-full",
            EvaluationRequest.class,
            new EvaluationRequest(
                SHA,
                List.of("recorded:a@" + SHA, "ollama:qwen3"),
                List.of("tests.jsonl@" + SHA),
                List.of("author@" + SHA),
                true,
                true,
                List.of("consensus", "oracle"),
                2,
                10,
                8,
                7,
                3,
                true,
                true,
                List.of("a@" + SHA),
                Optional.of(3))),
        new Sample(
            "evaluation-request-least",
            EvaluationRequest.class,
            new EvaluationRequest(
                SHA,
                List.of("ollama:qwen3"),
                List.of(),
                List.of(),
                false,
                false,
                List.of(),
                0,
                0,
                0,
                0,
                0,
                false,
                false,
                List.of(),
                Optional.empty())));
  }

  private static Stream<Sample> tasks() {
    TaskRequest request =
        new TaskRequest(
            "write f(x)",
            "f",
            List.of("f(1) == 1"),
            List.of("recorded:a@" + SHA),
            "T/0",
            List.of("tests.jsonl@" + SHA),
            true,
            "evaluation-0",
            7,
            1,
            "24h",
            List.of("a@" + SHA),
            Optional.of(new TaskRequest.Reasoning(3)));
    return Stream.of(
        new Sample("evaluation-plan", Plan.class, new Plan(82)),
        new Sample(
            "evaluation-tasks",
            Tasks.class,
            new Tasks(List.of(new PlannedTask(0, "evaluation-0/T/0", request)))),
        new Sample("evaluation-order", Order.class, new Order(1, "e/T/1", Optional.empty())),
        new Sample(
            "evaluation-order-failed", Order.class, new Order(1, "e/T/1", Optional.of("no model"))),
        new Sample("evaluation-label", TaskLabel.class, new TaskLabel(Optional.of(true))),
        new Sample("evaluation-label-none", TaskLabel.class, new TaskLabel(Optional.empty())));
  }

  private static Stream<Sample> ends() {
    return Stream.of(
        new Sample(
            "evaluation-tally",
            Tally.class,
            new Tally(82, 40, 33, 1, 1_764_000_000_000L, Optional.empty())),
        new Sample(
            "evaluation-tally-without-lesson",
            Tally.class,
            new Tally(
                82,
                40,
                33,
                1,
                1_764_000_000_000L,
                Optional.of("the lesson after task 40 failed: the disk is full"))),
        new Sample(
            "evaluation-progress",
            EvaluationProgress.class,
            new EvaluationProgress("run", 82, 40, 2, 33, 1, 12_000, Optional.of(12_600L))),
        new Sample(
            "evaluation-assessment",
            Assessment.class,
            new Assessment(
                "evaluation-0",
                "tasks.jsonl",
                82,
                List.of(new Assessment.Arm("mean-single", 55.5, 82)),
                656)));
  }
}
