package dev.weavergen.workflows.validation;

import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an evaluation needs of memory: its tasks before, its report after. */
@ActivityInterface
public interface EvaluationActivity {
  /**
   * Opens the evaluation in the store and lists its tasks there. Idempotent by workflow id.
   *
   * @return what there is to do; fails for good with type {@link
   *     dev.weavergen.workflows.generation.Failures#INVALID_REQUEST} when the request is wrong
   */
  @ActivityMethod(name = "planEvaluation")
  Plan plan(EvaluationRequest request);

  /**
   * The next tasks of an evaluation that is open.
   *
   * @param from how many come before
   * @param atMost how many
   */
  @ActivityMethod(name = "evaluationTasks")
  Tasks tasks(int from, int atMost);

  /**
   * Gives the labels of some tasks to the outcomes of the evaluation's own scope. Idempotent.
   *
   * @param from the first of the tasks
   * @param to the one after the last
   */
  @ActivityMethod(name = "teachTasks")
  Taught teach(int from, int to);

  /**
   * Compares the arms, stores the report.
   *
   * @param lessonProblem why the knowledge may lack what some tasks taught; null when no lesson
   *     failed
   */
  @ActivityMethod(name = "assess")
  Assessment assess(@Nullable String lessonProblem);

  /**
   * @param tasks how many
   */
  record Plan(int tasks) {}

  /**
   * @param scope whose outcomes they are now
   */
  record Taught(String scope) {}

  /** A page of tasks. */
  record Tasks(List<PlannedTask> tasks) {
    public Tasks {
      tasks = List.copyOf(tasks);
    }
  }

  /**
   * @param ordinal of the task in the evaluation, from 0
   * @param generationId the workflow id of its generation
   */
  record PlannedTask(int ordinal, String generationId, TaskRequest request) {}

  /**
   * The request of one generation, in the words of {@link
   * dev.weavergen.workflows.generation.RequestReader}.
   *
   * @param quorum all members, so that a worker's end makes none of them late
   * @param deadline so long that no downtime of workers can pass it
   * @param repairs as the evaluation names them
   * @param reasoning empty in a run that is older than that
   */
  record TaskRequest(
      String intent,
      String entryPoint,
      List<String> examples,
      List<String> models,
      String task,
      List<String> generatedTests,
      boolean hideExamples,
      String knowledgeScope,
      long seed,
      int quorum,
      String deadline,
      List<String> repairs,
      Optional<Reasoning> reasoning) {
    /** How many rounds of repair, 0 for none. */
    public record Reasoning(int maxIterations) {}

    public TaskRequest {
      repairs = repairs == null ? List.of() : List.copyOf(repairs);
      reasoning = reasoning == null ? Optional.empty() : reasoning;
      examples = List.copyOf(examples);
      models = List.copyOf(models);
      generatedTests = List.copyOf(generatedTests);
    }
  }
}
